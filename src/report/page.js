'use strict';
// Links the views of each article; without this the page still reads, and its links lead from text to table and back.
for (const article of document.querySelectorAll('article')) {
  const card = article.querySelector('aside'), table = article.querySelector('table.statements');
  if (!card || !table) continue;
  const idle = card.innerHTML;
  let kept = null;
  const choose = id => {
    for (const e of article.querySelectorAll('.chosen')) e.classList.remove('chosen');
    card.classList.toggle('shown', id !== null);  // on a phone it covers text
    if (id === null) { card.innerHTML = idle; return; }
    for (const e of article.querySelectorAll(`.text [data-s~="${id}"]`)) e.classList.add('chosen');
    const row = table.querySelector(`tr[data-s="${id}"]`);
    row.classList.add('chosen');
    card.replaceChildren(...row.querySelector('template').content.cloneNode(true).childNodes);
  };
  const keep = id => { kept = id; choose(id); };
  for (const e of article.querySelectorAll('.text span[data-s]')) {
    const innermost = e.dataset.s.split(' ').pop();
    e.addEventListener('mouseenter', () => { if (kept === null) choose(innermost); });
    e.addEventListener('mouseleave', () => choose(kept));
    e.addEventListener('click', () => keep(kept === innermost ? null : innermost));
  }
  for (const link of article.querySelectorAll('.text a.note')) {
    link.addEventListener('focus', () => choose(link.dataset.s));
    link.addEventListener('blur', () => choose(kept));
  }
  for (const link of table.querySelectorAll('a.back')) {
    link.addEventListener('click', () => keep(link.closest('tr').dataset.s));
  }
  document.addEventListener('keydown', event => { if (event.key === 'Escape') keep(null); });
}
for (const table of document.querySelectorAll('table.sortable')) {
  const heads = [...table.tHead.rows[0].cells], body = table.tBodies[0];
  heads.forEach((head, column) => head.querySelector('button')?.addEventListener('click', () => {
    const up = head.getAttribute('aria-sort') === 'descending' ? 1 : -1;
    for (const other of heads) other.removeAttribute('aria-sort');
    head.setAttribute('aria-sort', up === 1 ? 'ascending' : 'descending');
    const key = row => row.cells[column].dataset.v ?? row.cells[column].textContent;
    const compare = (a, b) => isNaN(key(a)) || isNaN(key(b)) ? key(a).localeCompare(key(b)) : key(a) - key(b);
    body.append(...[...body.rows].sort((a, b) => up * compare(a, b)));
  }));
}
