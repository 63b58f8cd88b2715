/* The claims of a long article stand where only a browser without scripts reads them as a table: reading thousands of rows would
hold the page up. Here they are made in pieces. The text is what the template wrote, so `<` begins a tag of ours and nothing else. */
const entities = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&#34;": '"', "&#39;": "'"};
const read = source => source.replace(/<[^>]*>/g, "").replace(/&[^;]*;/g, entity => entities[entity]).trim();
for (const hidden of $$(".claims noscript")) {
  const [head, ...rows] = hidden.textContent.split("<tr>").slice(1), table = make("table"), top = table.createTHead().insertRow();
  const body = table.createTBody();
  for (const words of head.split("<th>").slice(1)) top.append(make("th", read(words)));
  table.dataset.sortable = "";
  hidden.replaceWith(table);
  each(rows, row => {
    const made = body.insertRow();
    for (const cell of row.split("<td>").slice(1)) {
      const link = cell.match(/^<a href=(#[^>]*)>/), words = read(cell);
      made.insertCell().append(link ? make("a", words, {href: link[1]}) : words);
    }
  });
}
