'use strict';
// Without this the pages still read: links lead from text to table and back, and lists show their first rows.
const all = (query, root = document) => [...root.querySelectorAll(query)];

// A story: point at, or tab to, a statement of the text and its row is told beside it.
for (const article of all('article')) {
  const card = article.querySelector('aside'), table = article.querySelector('table.statements');
  if (!card || !table) continue;
  const idle = card.innerHTML;
  let kept = null;
  const tell = row => {
    const [number, strength, who, , why] = row.cells;
    const title = document.createElement('h2'), name = document.createElement('div'), score = document.createElement('p');
    title.textContent = `Statement ${number.textContent}`;
    name.innerHTML = who.innerHTML;
    score.innerHTML = `Strength <span class="strong">${strength.firstChild.textContent}</span> of 100, likely ${strength.querySelector('.range').textContent}`;
    card.replaceChildren(title, name, score, why.querySelector('.bars').cloneNode(true));
  };
  const choose = id => {
    for (const e of all('.chosen', article)) e.classList.remove('chosen');
    const row = id === null ? null : table.querySelector(`tr[data-s="${id}"]`);
    card.classList.toggle('shown', row !== null);  // on a phone it covers text
    if (row === null) { card.innerHTML = idle; return; }
    for (const e of all(`.text [data-s~="${id}"]`, article)) e.classList.add('chosen');
    row.classList.add('chosen');
    tell(row);
  };
  const keep = id => { kept = id; choose(id); };
  for (const e of all('.text span[data-s]', article)) {
    const innermost = e.dataset.s.split(' ').pop();
    e.addEventListener('mouseenter', () => { if (kept === null) choose(innermost); });
    e.addEventListener('mouseleave', () => choose(kept));
    e.addEventListener('click', () => keep(kept === innermost ? null : innermost));
  }
  for (const link of all('.text a.note', article)) {
    link.addEventListener('focus', () => choose(link.dataset.s));
    link.addEventListener('blur', () => choose(kept));
  }
  for (const link of all('a.back', table)) link.addEventListener('click', () => keep(link.closest('tr').dataset.s));
  document.addEventListener('keydown', event => { if (event.key === 'Escape') keep(null); });
  // A source that other stories have too leads to its page from the table, not only from the end.
  for (const link of all('a[data-q]')) {
    const cell = article.querySelector(`td[data-q="${link.dataset.q}"]`);
    if (!cell) continue;
    const way = document.createElement('a');
    way.href = link.href;
    way.append(...cell.childNodes);
    cell.append(way);
  }
}

const sorts = (heads, column) => {
  const up = heads[column].getAttribute('aria-sort') === 'descending' ? 1 : -1;
  for (const other of heads) other.removeAttribute('aria-sort');
  heads[column].setAttribute('aria-sort', up === 1 ? 'ascending' : 'descending');
  const compare = (a, b) => a === '' || b === '' || isNaN(a) || isNaN(b) ? String(a).localeCompare(String(b)) : a - b;
  return (a, b) => up * compare(a, b);
};

for (const table of all('table.sortable')) {
  const heads = [...table.tHead.rows[0].cells], body = table.tBodies[0];
  heads.forEach((head, column) => head.querySelector('button')?.addEventListener('click', () => {
    const order = sorts(heads, column), key = row => row.cells[column].dataset.v ?? row.cells[column].textContent;
    body.append(...[...body.rows].sort((a, b) => order(key(a), key(b))));
  }));
}

// A list: its rows come as scripts, [what it sorts by, what it is filtered by, its cells].
const hearsay = { rows: [], add(rows) { this.rows.push(...rows); } };
const pager = document.querySelector('nav.pager');
if (pager) {
  const table = document.querySelector('table.list'), body = table.tBodies[0], heads = [...table.tHead.rows[0].cells];
  const form = document.querySelector('form.filters'), count = document.querySelector('p.count');
  const { list, scripts, page } = pager.dataset, size = Number(page);
  const fields = all('select, input', form);
  let shown = [], at = 0, order = null;
  const texts = new Map();
  const text = row => {
    if (!texts.has(row)) {
      const cells = document.createElement('template');
      cells.innerHTML = row[2];
      texts.set(row, cells.content.textContent.toLowerCase());
    }
    return texts.get(row);
  };
  const words = (facet, word) => ` ${facet} `.includes(` ${word} `);
  const tests = () => fields.filter(field => field.type === 'checkbox' ? field.checked : field.value.trim()).map(field => {
    const facet = row => row[1][field.dataset.facet], value = field.value;
    switch (field.name) {
      case 'find': return row => value.toLowerCase().split(/\s+/).every(word => text(row).includes(word));
      case 'from': return row => facet(row) >= value;
      case 'to': return row => facet(row) && facet(row).slice(0, 10) <= value;
    }
    if (field.type === 'checkbox') return row => words(facet(row), field.name);
    return field.dataset.own ? row => facet(row) === value : row => words(facet(row), value);
  });
  const button = (name, step, off) => {
    const made = document.createElement('button');
    made.type = 'button';
    made.textContent = name;
    made.disabled = off;
    made.addEventListener('click', () => { at += step * size; show(); table.closest('.scroll').scrollIntoView(); });
    return made;
  };
  const show = () => {
    const end = Math.min(at + size, shown.length);
    body.innerHTML = shown.slice(at, end).map(row => `<tr>${row[2]}</tr>`).join('');
    count.textContent = shown.length === 0 ? 'Nothing fits.'
      : `${(at + 1).toLocaleString('en')}–${end.toLocaleString('en')} of ${shown.length.toLocaleString('en')}` +
        (shown.length < hearsay.rows.length ? `, chosen from ${hearsay.rows.length.toLocaleString('en')}` : '');
    pager.replaceChildren(...(shown.length > size ? [button('Back', -1, at === 0), button('Next', 1, end === shown.length)] : []));
    table.dataset.shows = location.hash;
  };
  const apply = () => {
    const all = tests();
    shown = hearsay.rows.filter(row => all.every(test => test(row)));
    if (order) shown.sort(order);
    at = 0;
    show();
  };
  // What is chosen stands in the address, so that it can be kept and sent.
  const remember = () => {
    const chosen = new URLSearchParams();
    for (const field of fields) {
      if (field.type === 'checkbox') { if (field.checked) chosen.append('flag', field.name); }
      else if (field.value.trim()) chosen.set(field.name, field.value);
    }
    history.replaceState(null, '', `#${chosen}`);
  };
  const recall = () => {
    const chosen = new URLSearchParams(location.hash.slice(1));
    for (const field of fields) {
      if (field.type === 'checkbox') field.checked = chosen.getAll('flag').includes(field.name);
      else field.value = chosen.get(field.name) ?? '';
    }
  };
  const start = () => {
    for (const select of all('select', form)) {
      if (select.options.length > 1) continue;
      const values = new Set(hearsay.rows.map(row => row[1][select.dataset.facet]).filter(Boolean));
      select.append(...[...values].sort((a, b) => a.localeCompare(b)).map(value => new Option(value, value)));
      select.dataset.own = '1';
    }
    recall();
    form.hidden = false;
    for (const change of ['input', 'change']) form.addEventListener(change, () => { remember(); apply(); });
    form.addEventListener('submit', event => event.preventDefault());
    form.addEventListener('reset', () => setTimeout(() => { remember(); apply(); }));
    addEventListener('hashchange', () => { recall(); apply(); });
    heads.forEach((head, column) => head.querySelector('button')?.addEventListener('click', () => {
      const compare = sorts(heads, column);
      order = (a, b) => compare(a[0][column], b[0][column]);
      apply();
    }));
    apply();
    if (location.hash.length > 1 && form.getBoundingClientRect().top > innerHeight / 3) form.scrollIntoView();
    document.documentElement.dataset.ready = Math.round(performance.now());
  };
  const load = () => {
    for (let number = 1; number <= Number(scripts); ++number) {
      const script = document.createElement('script');
      script.src = `data/${list}-${number}.js`;
      script.async = false;  // in their order
      if (number === Number(scripts)) script.onload = start;
      document.head.append(script);
    }
    if (Number(scripts) === 0) start();
  };
  requestAnimationFrame(() => setTimeout(load));  // the first rows are seen before the others come
}

// What is wider than the page says so.
for (const box of all('.scroll')) {
  const hint = document.createElement('p');
  hint.className = 'hint';
  hint.textContent = 'There is more to the right: scroll sideways →';
  box.before(hint);
  new ResizeObserver(() => {
    const more = box.scrollWidth > box.clientWidth + 1;
    box.classList.toggle('overflows', more);
    hint.classList.toggle('shown', more);
  }).observe(box);
}
