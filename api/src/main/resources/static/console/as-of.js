// Lets a slider choose the day that the field beside it asks for.
const day = document.getElementById("on");
const slider = document.getElementById("slider");
const range = slider?.querySelector("input");
const length = 86400000;

if (range) {
  const first = Date.parse(day.min);
  const name = index => new Date(first + index * length).toISOString().slice(0, 10);
  const follow = () => {
    range.value = Math.round((Date.parse(day.value) - first) / length);
    range.setAttribute("aria-valuetext", day.value);
  };
  range.max = Math.round((Date.parse(day.max) - first) / length);
  follow();
  slider.hidden = range.max === "0";
  day.addEventListener("change", follow);
  range.addEventListener("input", () => {
    day.value = name(Number(range.value));
    range.setAttribute("aria-valuetext", day.value);
  });
  range.addEventListener("change", () => day.form.requestSubmit());
}
