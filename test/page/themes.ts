/** The class that VS Code gives the page's body. */
export const themeKinds = [
  'vscode-light',
  'vscode-dark',
  'vscode-high-contrast',
  'vscode-high-contrast vscode-high-contrast-light',
] as const;
export type Theme = (typeof themeKinds)[number];
/** Of a page that asks for no other. */
export const DEFAULT_THEME: Theme = 'vscode-dark';

/**
 * What the page and its components use of Light Modern, Dark Modern and both high-contrast themes, as VS Code 1.137 computes
 * it; `-`: the theme has none.
 */
const colors = `
badge-background #cccccc #616161 #000000 #0f4a85
badge-foreground #3b3b3b #f8f8f8 #ffffff #ffffff
button-background #005fb8 #0078d4 #000000 #0f4a85
button-border #0000001a #ffffff1a #6fc3df #0f4a85
button-foreground #ffffff #ffffff #ffffff #ffffff
button-hoverBackground #0258a8 #026ec1 #000000 #0f4a85
button-secondaryBackground #e5e5e5 #00000000 - #ffffff
button-secondaryForeground #3b3b3b #cccccc #ffffff #292929
button-secondaryHoverBackground #cccccc #2b2b2b - -
charts-green #388a34 #89d185 #89d185 #374e06
contrastActiveBorder - - #f38518 #006bbd
contrastBorder - - #6fc3df #0f4a85
debugTokenExpression-boolean #0000ff #4e94ce #75bdfe #0000ff
debugTokenExpression-name #9b46b0 #c586c0 #ffffff #292929
debugTokenExpression-number #098658 #b5cea8 #89d185 #098658
debugTokenExpression-string #a31515 #ce9178 #f48771 #a31515
descriptionForeground #3b3b3b #9d9d9d #ffffffb3 #292929b3
dropdown-background #ffffff #313131 #000000 #ffffff
dropdown-border #cecece #3c3c3c #6fc3df #0f4a85
dropdown-foreground #3b3b3b #cccccc #ffffff #292929
dropdown-listBackground #ffffff #1f1f1f #000000 #ffffff
editor-background #ffffff #1f1f1f #000000 #ffffff
editor-findMatchHighlightBackground #ea5c0054 #ea5c0054 - -
editor-foreground #3b3b3b #cccccc #ffffff #292929
editorWarning-foreground #bf8803 #cca700 #ffd370 #895503
errorForeground #f85149 #f85149 #f48771 #b5200d
focusBorder #005fb8 #0078d4 #f38518 #006bbd
foreground #3b3b3b #cccccc #ffffff #292929
input-background #ffffff #313131 #000000 #ffffff
input-border #cecece #3c3c3c #6fc3df #0f4a85
input-foreground #3b3b3b #cccccc #ffffff #292929
input-placeholderForeground #767676 #989898 #ffffffb3 #292929b3
inputOption-activeBackground #bed6ed #2489db82 #00000000 #00000000
inputOption-activeBorder #005fb8 #2488db #6fc3df #0f4a85
inputOption-activeForeground #000000 #ffffff #ffffff #292929
inputValidation-errorBorder #be1100 #be1100 #6fc3df #0f4a85
inputValidation-infoBorder #007acc #007acc #6fc3df #0f4a85
inputValidation-warningBorder #b89500 #b89500 #6fc3df #0f4a85
list-highlightForeground #0066bf #2aaaff #f38518 #006bbd
list-hoverBackground #f2f2f2 #2a2d2e #ffffff1a #0f4a851a
list-inactiveSelectionBackground #e4e6f1 #37373d - #0f4a851a
progressBar-background #005fb8 #0078d4 #6fc3df #0f4a85
sideBar-background #f8f8f8 #181818 #000000 #ffffff
sideBarSectionHeader-border #e5e5e5 #2b2b2b #6fc3df #0f4a85
sideBarSectionHeader-foreground #3b3b3b #cccccc - -
statusBarItem-errorBackground #c72e0f #b91007 - #b5200d
statusBarItem-errorForeground #ffffff #ffffff #ffffff #ffffff
symbolIcon-fieldForeground #007acc #75beff #75beff #007acc
textBlockQuote-border #e5e5e5 #616161 #ffffff #292929
toolbar-activeBackground #a6a6a64f #6366674f - -
toolbar-hoverBackground #b8b8b84f #5a5d5e4f - -
toolbar-hoverOutline - - #f38518 #006bbd
`;

const common = {
  'font-family': 'system-ui, sans-serif',
  'font-size': '13px',
  'font-weight': 'normal',
  'editor-font-family': 'monospace',
};

/** The variables of a theme, without `--vscode-`. */
export function themeVariables(theme: Theme): Record<string, string> {
  const at = themeKinds.indexOf(theme);
  const rows = colors.trim().split('\n');
  const own = rows.flatMap((row): [string, string][] => {
    const [name = '', ...values] = row.split(' ');
    const value = values[at] ?? '-';
    return value === '-' ? [] : [[name, value]];
  });
  return { ...common, ...Object.fromEntries(own) };
}
