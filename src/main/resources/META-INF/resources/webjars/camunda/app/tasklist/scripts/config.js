// The task list's own configuration file. After signing out it would show its own form; ours is at /login.
const toOurForm = () => {
  if (location.hash.startsWith('#/login')) location.replace('/login?goodbye');
};
for (const name of ['pushState', 'replaceState']) {
  const original = history[name];
  history[name] = function () {
    original.apply(this, arguments);
    toOurForm();
  };
}
addEventListener('hashchange', toOurForm);

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
