import ts from 'typescript';

/** One error as the user may see it. */
export interface ErrorMessage {
  /** Where it is made. */
  readonly path: string;
  readonly kind: string;
  /** Its sentences, with placeholders. */
  readonly text: string;
  /** What its buttons do. */
  readonly remedies: readonly string[];
}

/**
 * The messages of every `new UserFacingError(kind, t('…'))` in a source text, those that are chosen by a condition or are
 * in a constant included. What a function makes is not followed.
 */
export function errorMessages(path: string, source: string): readonly ErrorMessage[] {
  const found: ErrorMessage[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isNewExpression(node) && node.expression.getText() === 'UserFacingError') {
      const [kind, sentences, details] = node.arguments ?? [];
      if (kind && ts.isStringLiteral(kind) && sentences) {
        const remedies = [...(details?.getText().matchAll(/'([a-z-]+)'/g) ?? [])].map(([, id = '']) => id);
        for (const text of alternatives(sentences)) found.push({ path, kind: kind.text, text, remedies });
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, source, ts.ScriptTarget.ES2022, true));
  return found;
}

/**
 * Every wording that a source text can make a message of, for a file that chooses among messages: a call of `t`, and what
 * stands together in a list or in the arguments of one call.
 */
export function wordings(path: string, source: string): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const texts = ts.isExpression(node) ? alternatives(node) : [];
    if (texts.length > 0) found.push(...texts);
    else ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, source, ts.ScriptTarget.ES2022, true));
  return found;
}

/** Every wording that the expression can have. Empty: it isn't written here. */
function alternatives(node: ts.Expression): readonly string[] {
  if (ts.isConditionalExpression(node)) return [...alternatives(node.whenTrue), ...alternatives(node.whenFalse)];
  if (ts.isArrayLiteralExpression(node)) {
    // Without its beginning it is a part of another message.
    const [first] = node.elements;
    return first && alternatives(first).length > 0 ? together(node.elements) : [];
  }
  if (ts.isIdentifier(node)) return constant(node);
  if (!ts.isCallExpression(node)) return [];
  if (node.expression.getText() !== 't') return together(node.arguments);
  const [message] = node.arguments;
  return message && ts.isStringLiteralLike(message) ? [message.text] : [];
}

/** Every wording of a constant that is declared before in a block around its name. */
function constant({ text, parent }: ts.Identifier): readonly string[] {
  for (let around = parent; !ts.isSourceFile(around); around = around.parent) {
    if (!ts.isBlock(around)) continue;
    const declared = around.statements
      .filter(ts.isVariableStatement)
      .flatMap(({ declarationList }) => declarationList.declarations)
      .find(({ name }) => ts.isIdentifier(name) && name.text === text);
    if (declared) return declared.initializer ? alternatives(declared.initializer) : [];
  }
  return [];
}

/** One after the other, each with each. */
function together(nodes: readonly ts.Expression[]): readonly string[] {
  const parts = nodes.map((node) => alternatives(node)).filter((part) => part.length > 0);
  return parts.reduce<readonly string[]>(
    (texts, part) => (texts.length === 0 ? part : texts.flatMap((text) => part.map((next) => `${text} ${next}`))),
    [],
  );
}
