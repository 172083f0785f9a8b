// Draws the use of seats from the table beside it, and lets a slider choose the day whose holders are shown.
const rows = [...document.querySelectorAll("#days tbody tr")].map(row => row.dataset);
const chart = document.getElementById("chart");
const day = document.getElementById("day");
const slider = document.getElementById("slider");
const range = slider.querySelector("input");
const dark = matchMedia("(prefers-color-scheme: dark)");

const name = seconds => new Date(seconds * 1000).toLocaleDateString(undefined, { day: "numeric", month: "short", timeZone: "UTC" });

const options = () => {
  const ink = dark.matches ? "#c8d3e1" : "#4b5563";
  const lines = dark.matches ? "rgba(200, 211, 225, .12)" : "rgba(75, 85, 99, .12)";
  const axis = { stroke: ink, grid: { stroke: lines }, ticks: { stroke: lines } };
  return {
    width: chart.clientWidth,
    height: 260,
    tzDate: seconds => uPlot.tzDate(new Date(seconds * 1000), "UTC"),
    scales: { y: { range: (plot, low, high) => [0, Math.max(1, high) * 1.1] } },
    axes: [{ ...axis, values: (plot, days) => days.map(name) }, { ...axis, size: 60, values: (plot, values) => values.map(value => Number.isInteger(value) ? value.toLocaleString() : "") }],
    series: [
      { label: "Day", value: "{YYYY}-{MM}-{DD}" },
      { label: "In use", stroke: "#1a7fdb", width: 2, fill: "rgba(26, 127, 219, .15)", paths: uPlot.paths.stepped({ align: 1 }) },
      { label: "Size", stroke: ink, dash: [6, 4], width: 1, paths: uPlot.paths.stepped({ align: 1 }) },
    ],
  };
};
const numbers = [
  rows.map(row => Date.parse(row.day) / 1000),
  rows.map(row => Number(row.held)),
  rows.map(row => Number(row.size) || null),
];

let plot;
const draw = () => {
  plot?.destroy();
  plot = new uPlot(options(), numbers, chart);
};
draw();
dark.addEventListener("change", draw);
addEventListener("resize", () => plot.setSize({ width: chart.clientWidth, height: 260 }));

const point = index => {
  range.value = index;
  range.setAttribute("aria-valuetext", rows[index].day);
};
const choose = index => {
  point(index);
  day.value = rows[index].day;
};
const ask = () => day.dispatchEvent(new Event("change", { bubbles: true }));
range.max = rows.length - 1;
// A day that is not in the chart has no place on the slider.
const follow = () => {
  const shown = rows.findIndex(row => row.day === day.value);
  range.style.visibility = shown < 0 ? "hidden" : "visible";
  if (shown >= 0) point(shown);
};
follow();
slider.hidden = false;
day.addEventListener("change", follow);
range.addEventListener("input", () => choose(Number(range.value)));
chart.addEventListener("click", () => {
  if (plot.cursor.idx != null) {
    choose(plot.cursor.idx);
    ask();
  }
});
