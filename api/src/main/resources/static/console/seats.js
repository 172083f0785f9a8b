// Draws the use of seats from the table beside it, and lets a slider choose the day whose holders are shown.
const rows = [...document.querySelectorAll("#days tbody tr")].map(row => row.dataset);
const chart = document.getElementById("chart");
const day = document.getElementById("day");
const slider = document.getElementById("slider");
const range = slider.querySelector("input");
const dark = matchMedia("(prefers-color-scheme: dark)");

const name = seconds => new Date(seconds * 1000).toLocaleDateString(undefined, { day: "numeric", month: "short", timeZone: "UTC" });

// Days have no halves: ticks stand at whole ones.
const spaces = [1, 2, 7, 14, 28, 56, 91, 182].map(days => days * 86400);
const last = rows.length - 1;

const options = () => {
  const ink = dark.matches ? "#c8d3e1" : "#4b5563";
  const lines = dark.matches ? "rgba(200, 211, 225, .12)" : "rgba(75, 85, 99, .12)";
  const axis = { stroke: ink, grid: { stroke: lines }, ticks: { stroke: lines } };
  return {
    width: chart.clientWidth,
    height: 260,
    tzDate: seconds => uPlot.tzDate(new Date(seconds * 1000), "UTC"),
    scales: { y: { range: (plot, low, high) => [0, Math.max(1, high) * 1.1] } },
    axes: [{ ...axis, incrs: spaces, values: (plot, days) => days.map(name) }, { ...axis, size: 60, values: (plot, values) => values.map(value => Number.isInteger(value) ? value.toLocaleString() : "") }],
    // Nobody points: the newest day is told.
    hooks: { ready: [plot => plot.setLegend({ idx: last })], setCursor: [plot => { if (plot.cursor.idx == null) plot.setLegend({ idx: last }); }] },
    series: [
      { label: "Day", value: (plot, seconds) => seconds == null ? rows[last].day : new Date(seconds * 1000).toISOString().slice(0, 10) },
      { label: "In use", stroke: "#1a7fdb", width: 2, fill: "rgba(26, 127, 219, .15)", paths: uPlot.paths.stepped({ align: 1 }) },
      { label: "Size", stroke: ink, dash: [6, 4], width: 1, points: { show: false }, paths: uPlot.paths.stepped({ align: 1 }) },
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
if (rows.length < 3) {
  chart.className = "too-few";
  chart.textContent = "Use is drawn here from the third day on.";
} else {
  draw();
  dark.addEventListener("change", draw);
  addEventListener("resize", () => plot.setSize({ width: chart.clientWidth, height: 260 }));
}

const point = index => {
  range.value = index;
  range.setAttribute("aria-valuetext", rows[index].day);
};
const choose = index => {
  point(index);
  day.value = rows[index].day;
};
const ask = () => day.dispatchEvent(new Event("change", { bubbles: true }));
range.max = last;
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
  if (plot?.cursor.idx != null) {
    choose(plot.cursor.idx);
    ask();
  }
});
