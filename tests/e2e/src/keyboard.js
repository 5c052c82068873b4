// What has the focus, and what Tab leads to. `tools` is the same in every script that begins with this file.
const tools = window.e2eKeys ??= (() => {
    // Transitions are off, as what is half on its way looks like what it was.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`*, *::before, *::after { transition: none !important; animation: none !important; scroll-behavior: auto !important }
        [data-e2e-edge] { position: fixed; inset: 0 auto auto 0; width: 1px; height: 1px; outline: none !important }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];

    const text = (it) => (it.getAttribute('aria-label') ?? it.labels?.[0]?.textContent ?? it.textContent).trim().replace(/\s+/g, ' ');
    const role = (it) => it.hasAttribute('role') ? `[${it.getAttribute('role')}]` : '';
    const words = (it) => `${it.localName}${role(it)} ${JSON.stringify(text(it).slice(0, 60) || it.id)}`;
    const nothing = () => !document.activeElement || document.activeElement === document.body;

    // Past its ends the focus would go to the parts of the browser, from which drivers do not get back: here it goes from end to end.
    const edges = [0, 1].map(() => document.createElement('span'));
    edges.forEach((edge, at) => {
        edge.tabIndex = 0;
        edge.dataset.e2eEdge = '';
        edge.addEventListener('keydown', (event) => {
            if (event.key !== 'Tab' || event.shiftKey !== (at === 0)) return;
            event.preventDefault();
            edges[1 - at].focus();
        });
    });
    const guard = () => {
        const around = document.querySelector('dialog:modal') ?? document.body;
        if (around.firstChild !== edges[0]) around.prepend(edges[0]);
        if (around.lastChild !== edges[1]) around.append(edges[1]);
    };
    const unguard = () => edges.forEach((edge) => edge.remove());

    // What a ring or a border is drawn on: the element, what is drawn before and after it, its label, its cell, its parts.
    const look = (it) => {
        const parts = [it.parentElement, ...(it.labels ?? []), ...[...it.children].slice(0, 3)].filter(Boolean);
        return [[it], [it, '::before'], [it, '::after'], ...parts.map((part) => [part])].map(([node, part]) => {
            const style = getComputedStyle(node, part);
            const ring = style.outlineStyle === 'none' || parseFloat(style.outlineWidth) === 0
                ? '' : `${style.outlineStyle} ${style.outlineWidth} ${style.outlineColor}`;
            return [ring, style.boxShadow, style.borderTopColor, style.borderTopWidth, style.stroke, style.strokeWidth].join('|');
        }).join('\n');
    };

    // Each element that had the focus, with its look then and after.
    const stops = new Map();
    window.addEventListener('focusin', ({ target }) => {
        if (!edges.includes(target)) stops.set(target, { what: words(target), focused: look(target), left: null });
    }, true);
    window.addEventListener('focusout', ({ target }) => requestAnimationFrame(() => {
        const stop = stops.get(target);
        if (stop && document.activeElement !== target && target.isConnected) stop.left = look(target);
    }), true);

    // What can be used now.
    const usable = (it) => {
        if (edges.includes(it) || it.matches(':disabled') || it.closest('[inert]')) return false;
        const dialog = document.querySelector('dialog:modal');
        return it.checkVisibility({ visibilityProperty: true }) && (!dialog || dialog.contains(it));
    };
    const controls = 'a[href], button, input:not([type=hidden]), select, textarea, summary';
    // Something within which arrows lead on, if Tab leads into it.
    const within = (it) => {
        const group = it.closest('[role=grid], [role=listbox], [role=tablist], [role=menu], svg[tabindex]');
        return group && group !== it && (group.tabIndex >= 0 || group.querySelector("[tabindex='0']"));
    };
    const missed = () => [...document.querySelectorAll(`${controls}, [tabindex='0']`)]
        .filter((it) => usable(it) && !stops.has(it) && (it.tabIndex >= 0 || !within(it))).map(words);

    let walk = new Set(), last = null;
    return {
        missed,
        unguard,
        reached: () => [...stops.values()].map((stop) => stop.what),
        unseen: () => [...stops.values()].filter((stop) => stop.left === stop.focused).map((stop) => stop.what),
        // Begins to collect what has the focus.
        forget: () => { stops.clear(); guard(); },
        // How much had the focus so far.
        met: (done) => { guard(); requestAnimationFrame(() => requestAnimationFrame(() => done(stops.size))); },
        // Begins a walk from stop to stop.
        begin: () => { walk = new Set(); last = null; guard(); },
        // Where the walk is, and whether it was there before.
        mark: () => {
            guard();
            const it = document.activeElement;
            // Some have several stops within: day, month and year.
            const again = it !== last && walk.has(it);
            walk.add(it);
            last = it;
            return [nothing() || edges.includes(it) ? '' : text(it), again];
        },
        // What is wrong with where the focus is; nothing if it is in sight.
        place: () => {
            if (nothing()) return 'nothing';
            const it = document.activeElement;
            const seen = [it, ...(it.labels ?? [])].map((node) => node.getBoundingClientRect()).some((box) =>
                box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth && box.width > 0);
            return seen ? '' : `${words(it)}, which is out of sight`;
        },
    };
})();
