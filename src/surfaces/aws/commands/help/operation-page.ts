import { help } from '../../../../messages/aws/en.ts';
import { globalOptionTexts } from '../../../../messages/aws/global-options.ts';
import { type OperationTexts, operationTexts } from '../../../../models/help-texts.ts';
import type { OperationModel, ServiceModel, Shape } from '../../../../models/model.ts';
import { kebabName } from '../../../../models/names.ts';
import { shapeOf } from '../../../../models/shape-of.ts';
import type { Argument } from '../../parsing/argument.ts';
import { globalOptions } from '../../parsing/globals.ts';
import type { Session } from '../../session/session.ts';
import { operationArguments } from '../operation.ts';
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

/** What a value may be, and how it is written. */
function valueSyntax(page: Page, shape: Shape, name: string, model: OperationModel): void {
  const element = shape.type === 'list' ? shapeOf(model, shape.member.shape) : shape;
  if (element.type === 'string' && element.enum !== undefined) {
    page.blank().text('Possible values:', 10);
    for (const item of element.enum) page.verbatim(`* ${item}`, 10);
  }
  const complex = ['structure', 'map', 'list'].includes(element.type) || shape.type === 'map';
  if (shape.type === 'list' && !complex) {
    const word = element.type === 'string' ? '"string"' : element.type;
    page.blank().text('Syntax:', 10).blank().verbatim(`${word} ${word} ...`, 12);
    return;
  }
  if (!complex) return;
  const shorthand = shorthandSyntax(model, name, shape);
  if (shorthand !== undefined) page.blank().text('Shorthand Syntax:', 10).blank().verbatim(shorthand, 12);
  page.blank().text('JSON Syntax:', 10).blank().verbatim(jsonSyntax(model, name), 12);
}

function options(page: Page, all: readonly Argument[], texts: OperationTexts | undefined, model: OperationModel): void {
  page.heading(help.options);
  for (const argument of documented(all)) {
    const name = argument.positional ? argument.name : groupNames(argument, all);
    page.verbatim(`${name} (${typeOf(argument, model)})${argument.required ? ` ${help.required}` : ''}`).blank();
    const text = argument.text ?? (argument.member === undefined ? undefined : texts?.input[argument.member]);
    if (text !== undefined) page.text(text, 10);
    if (argument.reference !== undefined) valueSyntax(page, shapeOf(model, argument.reference.shape), argument.reference.shape, model);
    page.blank();
  }
}

function output(page: Page, texts: OperationTexts | undefined, model: OperationModel): void {
  page.heading(help.output);
  const shape = model.output === undefined ? undefined : shapeOf(model, model.output);
  if (shape?.type !== 'structure' || Object.keys(shape.members).length === 0) {
    page.text(help.noOutput);
    return;
  }
  for (const [name, reference] of Object.entries(shape.members)) {
    page.verbatim(`${name} -> (${shapeOf(model, reference.shape).type})`).blank();
    const text = texts?.output[name];
    if (text !== undefined) page.text(text, 10).blank();
  }
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
  options(page, all, texts, model);
  page.heading(help.globalOptions);
  for (const { name, arity, choices } of globalOptions) {
    page
      .verbatim(`--${name} (${arity === 'none' ? 'boolean' : 'string'})`)
      .blank()
      .text(globalOptionTexts[name] ?? '', 10);
    if (choices !== undefined) page.blank().text(`One of: ${choices.join(', ')}`, 10);
    page.blank();
  }
  output(page, texts, model);
  return show(session, page);
}
