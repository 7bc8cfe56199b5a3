// Tables that are sorted by a column when the button in its head is pressed: numbers as numbers, words the Dutch way.
const words = new Intl.Collator("nl", { numeric: true });
for (const table of document.querySelectorAll("table.sorteerbaar")) {
  const body = table.tBodies[0], heads = table.tHead && table.tHead.rows[table.tHead.rows.length - 1];
  if (!heads || body.rows.length < 2) continue;
  for (const [column, head] of [...heads.cells].entries()) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sorteer";
    button.textContent = "↕";
    button.setAttribute("aria-label", `Sorteer op ${head.textContent.trim() || `kolom ${column + 1}`}`);
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      for (const each of heads.cells) each.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const keyed = [...body.rows].map((row) => {
        const cell = row.cells[column], number = cell && cell.dataset.getal;
        return { row, number: number ? Number(number) : NaN, text: cell ? cell.textContent : "" };
      });
      keyed.sort((a, b) => {
        const order = isNaN(a.number) - isNaN(b.number) || (isNaN(a.number) ? words.compare(a.text, b.text) : a.number - b.number);
        return down ? -order : order;
      });
      body.append(...keyed.map((each) => each.row));
    });
    head.append(" ", button);
  }
}
