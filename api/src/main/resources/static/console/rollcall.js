// What every page does: proves its requests, copies.
const csrf = document.querySelector("meta[name=csrf]");
document.addEventListener("htmx:configRequest", event => {
  if (csrf) event.detail.headers[csrf.dataset.header] = csrf.content;
});

document.addEventListener("click", async event => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const source = document.querySelector(button.dataset.copy);
  source.select?.();
  try {
    await navigator.clipboard.writeText(source.value ?? source.textContent);
  } catch {
    document.execCommand("copy");
  }
  const before = button.textContent;
  button.textContent = "Copied";
  setTimeout(() => { button.textContent = before; }, 2000);
});

// A second press of a button that has been pressed asks for nothing twice.
document.addEventListener("submit", event => {
  if (event.target.dataset.sent) event.preventDefault();
  else event.target.dataset.sent = "true";
});
addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach(form => delete form.dataset.sent));
