/* Draws the model that a process runs by, and lights where it stands or went. What is folded is drawn when it is opened. */
(async () => {
  while (!window.BpmnJS) await new Promise(soon => setTimeout(soon, 30));
  const draw = async place => {
    place.dataset.drawn = 'yes';
    const viewer = new BpmnJS({container: place, zoomScroll: {enabled: false}});
    const answer = await fetch(place.dataset.from);
    if (!answer.ok) { place.remove(); return; }
    await viewer.importXML(await answer.text());
    const canvas = viewer.get('canvas');
    const registry = viewer.get('elementRegistry');
    const mark = (ids, marker) => (ids || '').split(' ').filter(id => id && registry.get(id)).forEach(id => canvas.addMarker(id, marker));
    mark(place.dataset.done, 'is-done');
    mark(place.dataset.current, 'is-current');
    const whole = canvas.zoom('fit-viewport', 'auto');
    /* Near enough to be read, around where it stands; the whole fits for what has ended. */
    const stands = (place.dataset.current || '').split(' ').map(id => registry.get(id)).find(e => e);
    if (stands) canvas.zoom(Math.max(whole, .8), {x: stands.x + stands.width / 2, y: stands.y + stands.height / 2});
    if (stands) canvas.scrollToElement(stands, 160);
  };
  for (const place of document.querySelectorAll('.diagram[data-from]:not([data-drawn])')) {
    const fold = place.closest('details');
    if (!fold || fold.open) await draw(place);
    else fold.addEventListener('toggle', () => place.dataset.drawn || draw(place), {once: true});
  }
})();
