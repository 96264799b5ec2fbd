// What runs inside the readiness page: it says which link, fix or button was chosen, filters, and takes a newer page.

export const SCRIPT = `
(() => {
  const host = acquireVsCodeApi();
  const main = document.querySelector('main');
  const state = { ...JSON.parse(document.body.dataset.state), filter: (host.getState() || {}).filter || {} };
  const apply = () => {
    host.setState(state);
    for (const select of main.querySelectorAll('[data-filter]')) {
      const wanted = state.filter[select.dataset.filter] || '';
      select.value = wanted;
      if (select.value !== wanted) { select.value = ''; delete state.filter[select.dataset.filter]; }
    }
    let shown = 0;
    for (const check of main.querySelectorAll('.check')) {
      check.hidden = ['state', 'group'].some((key) => state.filter[key] && check.dataset[key] !== state.filter[key]);
      if (!check.hidden) shown += 1;
    }
    const isFiltered = Boolean(state.filter.state || state.filter.group);
    for (const part of main.querySelectorAll('.group, .service'))
      part.hidden = isFiltered && part.querySelector('.check:not([hidden])') === null;
    const count = main.querySelector('[data-count]');
    if (count) count.textContent = isFiltered ? shown + (shown === 1 ? ' check' : ' checks') : '';
  };
  document.addEventListener('change', (event) => {
    const select = event.target.closest('[data-filter]');
    if (!select) return;
    state.filter[select.dataset.filter] = select.value;
    apply();
  });
  document.addEventListener('click', (event) => {
    const link = event.target.closest('[data-link]');
    const go = event.target.closest('[data-go]');
    const fix = event.target.closest('[data-fix]');
    const attest = event.target.closest('[data-attest]');
    const button = event.target.closest('[data-do]');
    if (link) { event.preventDefault(); host.postMessage({ open: Number(link.dataset.link) }); }
    else if (go) { event.preventDefault(); const to = document.getElementById(go.dataset.go); to.scrollIntoView(); to.focus(); }
    else if (fix) host.postMessage({ fix: Number(fix.dataset.fix) });
    else if (attest) host.postMessage({ attest: Number(attest.dataset.attest) });
    else if (button) host.postMessage({ run: button.dataset.do });
  });
  window.addEventListener('message', (event) => {
    if (typeof event.data.html !== 'string') return;
    const all = () => [...main.querySelectorAll('a, button, select, summary')];
    const focused = all().indexOf(document.activeElement);
    main.innerHTML = event.data.html;
    apply();
    const again = all()[focused];
    if (again) again.focus();
  });
  apply();
})();
`;
