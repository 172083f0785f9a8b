// The dialog of a new token: nothing behind it can be reached, it closes by its own button, and takes the token with it.
const dialog = document.getElementById("token-dialog");
const stored = document.getElementById("stored");
dialog.removeAttribute("open");
dialog.showModal();
dialog.querySelector("button[data-copy='#new-url']").focus();

dialog.addEventListener("cancel", event => {
  event.preventDefault();
  stored.focus();
  stored.reportValidity();
});
// A browser may ask only once.
dialog.addEventListener("close", () => { if (!dialog.open) dialog.showModal(); });

document.getElementById("token-stored").addEventListener("submit", event => {
  event.preventDefault();
  location.replace(event.target.action);
});
// What is gone back to must not hold it.
addEventListener("pagehide", () => { document.getElementById("new-token").value = ""; });
