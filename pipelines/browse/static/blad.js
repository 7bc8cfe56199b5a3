// The page beside a record: layers that can be switched, zoom, and a picture that may be missing.
const layers = new Set();
for (const box of document.querySelectorAll("input[data-laag]")) {
  const key = box.dataset.laag;
  const turn = () => {
    box.checked ? layers.add(key) : layers.delete(key);
    for (const layer of document.querySelectorAll(`g[data-laag="${key}"]`)) layer.classList.toggle("uit", !box.checked);
    for (const strip of document.querySelectorAll(".strook"))
      strip.classList.toggle("kaal", !strip.dataset.lagen.split(" ").some((each) => layers.has(each)));
  };
  layers.add(key);
  box.addEventListener("change", turn);
  if (!box.checked) turn(); // a browser remembers what was ticked
}
for (const leaf of document.querySelectorAll(".blad")) {
  const picture = leaf.querySelector("img"), pane = leaf.querySelector(".venster");
  if (!picture) continue;
  const toChosen = () => {
    const chosen = leaf.querySelector('[data-laag="gekozen"] rect, .plek:target rect');
    if (!chosen) return;
    const box = chosen.getBoundingClientRect(), frame = pane.getBoundingClientRect();
    pane.scrollTop += box.top - frame.top - (frame.height - box.height) / 2;
    pane.scrollLeft += box.left - frame.left - Math.max(0, (frame.width - box.width) / 2);
  };
  let size = 1;
  leaf.querySelector(".knoppen").hidden = false;
  for (const button of leaf.querySelectorAll("[data-zoom]"))
    button.addEventListener("click", () => {
      size = Math.min(4, Math.max(0.5, size * button.dataset.zoom || 1));
      pane.style.setProperty("--maat", size);
      toChosen();
    });
  const gone = () => {
    pane.hidden = leaf.querySelector(".knoppen").hidden = true;
    leaf.querySelector("[data-geen-beeld]").hidden = false;
    leaf.querySelector("details").open = true;
  };
  picture.addEventListener("error", gone);
  if (picture.complete && !picture.naturalWidth) gone();
  toChosen();
}
