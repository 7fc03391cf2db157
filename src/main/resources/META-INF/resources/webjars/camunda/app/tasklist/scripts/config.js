// The task list's own configuration file: our name, our way in and out, our pages one click away, and a phone's width.

// After signing out the task list would show its own form; ours is at /login. On a phone one of list and task is shown: see user-styles.css.
const follow = () => {
  if (location.hash.startsWith('#/login')) location.replace('/login?goodbye');
  document.documentElement.classList.toggle('has-task', /[?&]task=/.test(location.hash));
};
for (const name of ['pushState', 'replaceState']) {
  const original = history[name];
  history[name] = function () {
    original.apply(this, arguments);
    follow();
  };
}
addEventListener('hashchange', follow);
follow();

// The texts are fetched before the list is drawn, into the place where it keeps them itself: else it shows their names at a first visit.
const chosen = /(?:^|; )language=(de|en)\b/.exec(document.cookie)?.[1];
const language = chosen || ((navigator.language || 'en').startsWith('de') ? 'de' : 'en');
const kept = JSON.parse(localStorage.getItem('camunda-web') || '{}');
const place = `/camunda/app/tasklist/locales/_locales_data_${language}_${window.bust}`;
if (!kept[place]) {
  try {
    const answer = await fetch(`/camunda/app/tasklist/locales/${language}.json?bust=${window.bust}`);
    kept[place] = JSON.stringify(await answer.json());
    localStorage.setItem('camunda-web', JSON.stringify(kept));
  } catch (e) {
    // Then the list fetches them itself.
  }
}

// Our pages, left of what the list offers; back to the list, above a task on a phone.
const home = document.createElement('a');
home.className = 'to-our-pages';
home.href = '/';
home.textContent = language === 'de' ? 'Startseite' : 'Home';
const back = document.createElement('a');
back.className = 'to-the-list';
back.href = '#';
back.textContent = language === 'de' ? '‹ Alle Aufgaben' : '‹ All tasks';
back.addEventListener('click', event => {
  event.preventDefault();
  location.hash = location.hash.replace(/([?&])task=[^&]*&?/, '$1');
});

// Numbers stand right-aligned, and each cell knows its column's name, which is shown on a phone.
const NUMBER = /^-?[\d.,]+( (h|%|[A-Z]{3}))?$/;
const tell = table => {
  const names = [...table.querySelectorAll('th')].map(th => th.textContent);
  const rows = [...table.querySelectorAll('tbody tr')].map(row => [...row.children]);
  names.forEach((name, i) => {
    const cells = rows.map(row => row[i]).filter(Boolean);
    const number = cells.some(c => c.textContent) && cells.every(c => !c.textContent || NUMBER.test(c.textContent));
    cells.forEach(c => { if (c.dataset.name !== name) c.dataset.name = name; c.classList.toggle('number', number); });
    table.querySelectorAll('th')[i].classList.toggle('number', number);
  });
};
new MutationObserver(() => {
  const header = document.querySelector('[cam-widget-header] .navbar-brand, [cam-widget-header] .app-banner');
  if (header && !home.isConnected) header.after(home);
  const task = document.querySelector('.task-card');
  if (task && back.parentNode !== task) task.prepend(back);
  document.querySelectorAll('.fjs-table').forEach(tell);
}).observe(document.documentElement, { childList: true, subtree: true, characterData: true });

export default {
  app: { name: 'Tasks', vendor: 'Throughline' },
  locales: { availableLocales: ['en', 'de'], fallbackLocale: 'en' },
  disableWelcomeMessage: true,
  shortcuts: {
    claimTask: { key: 'ctrl+alt+c', description: 'claims the currently selected task' },
    focusFilter: { key: 'ctrl+shift+f', description: 'set the focus to the first filter in the list' },
    focusList: { key: 'ctrl+alt+l', description: 'sets the focus to the first task in the list' },
    focusForm: { key: 'ctrl+alt+f', description: 'sets the focus to the first input field in a task form' }
  }
};
