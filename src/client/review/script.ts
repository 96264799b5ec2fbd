// What runs inside the review page: it says which link or button was chosen, and takes a newer page.

export const SCRIPT = `
(() => {
  const host = acquireVsCodeApi();
  const main = document.querySelector('main');
  host.setState(JSON.parse(document.body.dataset.state));
  document.addEventListener('click', (event) => {
    const link = event.target.closest('[data-link]');
    const button = event.target.closest('[data-do]');
    if (link) { event.preventDefault(); host.postMessage({ open: Number(link.dataset.link) }); }
    else if (button) host.postMessage({ run: button.dataset.do });
  });
  window.addEventListener('message', (event) => {
    if (typeof event.data.html !== 'string') return;
    const all = () => [...main.querySelectorAll('a, button')];
    const focused = all().indexOf(document.activeElement);
    main.innerHTML = event.data.html;
    const again = all()[focused];
    if (again) again.focus();
  });
})();
`;
