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

// What a page could not get anew is told, with the reason: what it shows may be old.
const trouble = document.getElementById("trouble");
const setLive = live => {
  document.querySelectorAll("[data-live]").forEach(mark => { mark.hidden = mark.dataset.live !== String(live); });
};
const reason = answer => {
  const page = new DOMParser().parseFromString(answer, "text/html");
  const wrong = page.querySelector(".invalid-feedback");
  return wrong ? [wrong] : [...page.querySelectorAll("h1, h1 + p")];
};
const tell = text => {
  trouble.textContent = text;
  trouble.hidden = false;
  setLive(false);
};
document.addEventListener("htmx:responseError", event =>
  tell(reason(event.detail.xhr.responseText).map(part => part.textContent.trim().replace(/[.?]?$/, ".")).join(" ")));
for (const lost of ["htmx:sendError", "htmx:timeout"]) {
  document.addEventListener(lost, () => tell("Rollcall cannot be reached. What is shown here may be old."));
}
document.addEventListener("htmx:afterRequest", event => {
  if (!event.detail.successful) return;
  trouble.hidden = true;
  setLive(true);
});

// A second press of a button that has been pressed asks for nothing twice.
document.addEventListener("submit", event => {
  if (event.target.dataset.sent) event.preventDefault();
  else event.target.dataset.sent = "true";
});
addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach(form => delete form.dataset.sent));
