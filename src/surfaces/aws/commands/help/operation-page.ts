import { help } from '../../../../messages/aws/en.ts';
import { type OperationTexts, operationTexts } from '../../../../models/help-texts.ts';
import type { OperationModel, ServiceModel, Shape } from '../../../../models/model.ts';
import { kebabName } from '../../../../models/names.ts';
import { shapeOf } from '../../../../models/shape-of.ts';
import type { Argument } from '../../parsing/argument.ts';
import { globalOptions } from '../../parsing/globals.ts';
import type { Session } from '../../session/session.ts';
import { operationArguments } from '../operation-arguments.ts';
import { globalOptionsSection } from './global-options.ts';
import { constraints, type Manual, within } from './members.ts';
import { newPage, type Page, show } from './page.ts';
import { jsonSyntax, shorthandSyntax } from './shorthand-syntax.ts';

const typeOf = (argument: Argument, model: OperationModel): string =>
  argument.reference === undefined ? (argument.typeName ?? 'string') : shapeOf(model, argument.reference.shape).type;

const groupNames = (argument: Argument, all: readonly Argument[]): string =>
  argument.group === undefined
    ? `--${argument.name}`
    : all
        .filter(({ group }) => group === argument.group)
        .map(({ name }) => `--${name}`)
        .join(' | ');

/** The arguments that are documented; a pair of flags once. */
function documented(all: readonly Argument[]): readonly Argument[] {
  const seen = new Set<string>();
  return all.filter(({ hidden, group }) => {
    if (hidden || (group !== undefined && seen.has(group))) return false;
    if (group !== undefined) seen.add(group);
    return true;
  });
}

function synopsis(page: Page, command: string, all: readonly Argument[]): void {
  page.heading(help.synopsis).verbatim(`  ${command}`);
  for (const argument of documented(all)) {
    const value = argument.positional
      ? `<${argument.name}>`
      : argument.arity === 'none' || argument.group !== undefined
        ? groupNames(argument, all)
        : `--${argument.name} <value>`;
    page.verbatim(argument.required ? value : `[${value}]`);
  }
  for (const { name, arity } of globalOptions) page.verbatim(arity === 'none' ? `[--${name}]` : `[--${name} <value>]`);
}

/** How a value is written. */
function valueSyntax(page: Page, shape: Shape, name: string, model: OperationModel): void {
  const element = shape.type === 'list' ? shapeOf(model, shape.member.shape) : shape;
  const complex = ['structure', 'map', 'list'].includes(element.type) || shape.type === 'map';
  if (shape.type === 'list' && !complex) {
    const word = element.type === 'string' ? '"string"' : element.type;
    page.blank().text(help.syntax, 10).blank().verbatim(`${word} ${word} ...`, 12);
    return;
  }
  if (!complex) return;
  const shorthand = shorthandSyntax(model, name, shape);
  if (shorthand !== undefined) page.blank().text(help.shorthandSyntax, 10).blank().verbatim(shorthand, 12);
  page.blank().text(help.jsonSyntax, 10).blank().verbatim(jsonSyntax(model, name), 12);
}

function options({ page, texts, model }: Manual, all: readonly Argument[]): void {
  page.heading(help.options);
  for (const argument of documented(all)) {
    const { member, reference } = argument;
    const name = argument.positional ? argument.name : groupNames(argument, all);
    page.verbatim(`${name} (${typeOf(argument, model)})${argument.required ? ` ${help.required}` : ''}`).blank();
    const text = argument.text ?? (member === undefined ? undefined : texts?.input[member]);
    if (text !== undefined) page.text(text, 10);
    if (reference !== undefined) {
      const shape = shapeOf(model, reference.shape);
      constraints(page, shape, 10);
      within({ page, texts, model }, reference.shape, 10);
      valueSyntax(page, shape, reference.shape, model);
    }
    page.blank();
  }
}

function output({ page, texts, model }: Manual): void {
  page.heading(help.output);
  const shape = model.output === undefined ? undefined : shapeOf(model, model.output);
  if (shape?.type !== 'structure' || Object.keys(shape.members).length === 0) {
    page.text(help.noOutput);
    return;
  }
  for (const [name, reference] of Object.entries(shape.members)) {
    const member = shapeOf(model, reference.shape);
    page.blank().verbatim(`${name} -> (${member.type})`).blank();
    const text = texts?.output[name];
    if (text !== undefined) page.text(text, 10);
    constraints(page, member, 10);
    within({ page, texts, model }, reference.shape, 10);
  }
}

/** Our own example, which a test runs. */
function examples(page: Page, example: OperationTexts['example']): void {
  if (example === undefined) return;
  page.heading(help.examples);
  if (example.before !== undefined) page.text(help.before).blank().verbatim(example.before.join('\n'), 12).blank().text(help.afterwards).blank();
  page.verbatim(example.command, 12);
}

/** The manual page of an operation, from the model and AWS's own texts. */
export async function operationPage(session: Session, service: ServiceModel, model: OperationModel): Promise<number> {
  const { environment } = session;
  const command = kebabName(model.name);
  const texts = operationTexts(environment.data, service.service, model.name);
  const all = [...operationArguments(service.service, model, model.paginator).values()];
  const page = newPage(session);
  page.heading(help.name).verbatim(`${command} -`);
  page.heading(help.description).text(texts?.description ?? help.noDescription);
  if (model.paginator !== undefined) page.blank().text(help.paginated(command));
  if (!environment.simulated(service.service, model.name)) page.blank().text(help.notSimulated);
  synopsis(page, command, all);
  options({ page, texts, model }, all);
  globalOptionsSection(page);
  examples(page, texts?.example);
  output({ page, texts, model });
  return show(session, page);
}
