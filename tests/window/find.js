// Finds what a person would see and name. Arguments: how, what, whose. Returns the first element in
// the order of the page, or null. Never anything hidden.
const [how, what, whose] = arguments;

const words = (text) => (text || '').replace(/\s+/g, ' ').trim();

const shown = (element) => {
  const box = element.getBoundingClientRect();
  if (box.width === 0 || box.height === 0) return false;
  return element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
};

const named = (element) => {
  const label = element.getAttribute('aria-label');
  if (label) return words(label);
  const by = element.getAttribute('aria-labelledby');
  if (by) return words(by.split(/\s+/).map((id) => document.getElementById(id)?.innerText).join(' '));
  if (element.labels && element.labels.length) return words([...element.labels].map((one) => one.innerText).join(' '));
  return words(element.innerText || element.value || element.title || element.placeholder);
};

const ROLES = {
  button: 'button, [role=button], input[type=button], input[type=submit]',
  textbox: 'input:not([type]), input[type=text], input[type=search], input[type=password], textarea, [role=textbox]',
  combobox: 'select, [role=combobox]',
  checkbox: 'input[type=checkbox], [role=checkbox]',
  radio: 'input[type=radio], [role=radio]',
  link: 'a[href], [role=link]',
  heading: 'h1, h2, h3, h4, [role=heading]',
  dialog: 'dialog, [role=dialog], [role=alertdialog]',
  navigation: 'nav, [role=navigation]',
};

const innermost = (fits) => {
  const hits = [...document.body.querySelectorAll('*')].filter((element) => shown(element) && fits(words(element.innerText)));
  return hits.find((hit) => !hits.some((other) => other !== hit && hit.contains(other))) || null;
};

switch (how) {
  case 'css':
    return [...document.querySelectorAll(what)].find(shown) || null;
  case 'test':
    return [...document.querySelectorAll(`[data-test="${what}"]`)].find(shown) || null;
  case 'text':
    return innermost((text) => text === what);
  case 'part':
    return innermost((text) => text.includes(what));
  case 'role':
    return [...document.querySelectorAll(ROLES[what] || `[role="${what}"]`)].find((element) => shown(element) && named(element) === whose) || null;
  default:
    return null;
}
