// Before anything is drawn: light or dark, as the reader's system is.
(() => {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const set = () => document.documentElement.setAttribute("data-bs-theme", dark.matches ? "dark" : "light");
  set();
  dark.addEventListener("change", set);
})();
