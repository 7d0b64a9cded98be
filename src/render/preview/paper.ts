// A page in, the same page as paper shows it out: its rules for print hold on the screen, on a sheet of A4.

/** Only style sheets are touched: the page's script is the one that its policy names. */
export const asPaper = (page: string): string =>
  page.replace(/<style>([^]*?)<\/style>/, (_, css: string) => `<style>${css.replaceAll('@media print', '@media all')}${sheet}</style>`)

const sheet =
  'html{background:#8b8984}body{max-width:210mm;min-height:297mm;margin:1.5rem auto;padding:18mm min(20mm,6vw);box-shadow:0 2px 18px rgb(0 0 0/.4)}' +
  '@page{size:A4}@media print{html{background:none}body{max-width:none;min-height:0;margin:0;padding:0;box-shadow:none}}'
