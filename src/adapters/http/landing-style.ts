/** How the page at `/` looks: the colours of the web client, without a font or a script. */
export const LANDING_STYLE = `
:root { color-scheme: light; --ground: #f7f3ea; --raised: #fffdf7; --line: #d9d1c0; --ink: #26221c; --soft: #645c4f;
  --accent: #2f5a43; --accent-ink: #ffffff; --error: #8f2f20; --notice: #7a4a12; --focus: #b0541e; }
@media (prefers-color-scheme: dark) {
  :root { color-scheme: dark; --ground: #171512; --raised: #1f1c18; --line: #3a352d; --ink: #e6dfd1; --soft: #a79d8b;
    --accent: #9cc7a9; --accent-ink: #14201a; --error: #f0a592; --notice: #e2bd83; --focus: #f0a86b; }
}
* { box-sizing: border-box; }
body { font: 1.0625rem/1.6 "Iowan Old Style", Palatino, Georgia, serif; background: var(--ground); color: var(--ink);
  max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; overflow-wrap: anywhere; }
h1 { font-size: 2.4rem; font-weight: 500; line-height: 1.2; margin: 0 0 .3rem; }
h2 { font-size: 1.4rem; font-weight: 500; margin: 2.4rem 0 .6rem; }
h3 { font-size: 1.05rem; margin: 1.6rem 0 .5rem; }
p { max-width: 40rem; margin: .4rem 0; }
a { color: var(--accent); }
a:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
code, pre { font: .92em ui-monospace, monospace; }
pre { white-space: pre-wrap; padding: .8rem 1rem; background: var(--raised); border: 1px solid var(--line); border-radius: .3rem; }
dl { margin: .4rem 0; }
dt { font: .92em ui-monospace, monospace; font-weight: 600; }
dd { margin: 0 0 .6rem 1.2rem; }
.soft, .cards small { color: var(--soft); }
.doors { display: flex; flex-wrap: wrap; gap: .8rem; margin: 1.2rem 0; }
.doors a { padding: .6rem 1.4rem; border: 1px solid var(--accent); border-radius: .2rem; text-decoration: none; }
.doors a:first-child { background: var(--accent); color: var(--accent-ink); }
.figures { display: grid; grid-template-columns: repeat(auto-fill, minmax(8.5rem, 1fr)); gap: .8rem; }
.figures div { background: var(--raised); border: 1px solid var(--line); border-radius: .3rem; padding: .5rem .8rem; }
.figures dt { font: inherit; font-size: .85rem; color: var(--soft); }
.figures dd { margin: 0; font-size: 1.25rem; }
.cards { list-style: none; padding: 0; margin: .4rem 0; display: grid; gap: .6rem;
  grid-template-columns: repeat(auto-fill, minmax(min(100%, 17rem), 1fr)); }
.cards li { background: var(--raised); border: 1px solid var(--line); border-radius: .3rem; padding: .5rem .8rem; }
.cards small { display: block; font-size: .85rem; }
.state { font-size: .85rem; }
.good { color: var(--accent); }
.bad { color: var(--error); }
.unsure { color: var(--notice); }
`;
