import { messages } from '../../messages/learn/reports/en.ts';
import type { Report, ReportEntry } from '../grade/report.ts';
import type { CheckResult } from '../score.ts';
import type { ReportFormat } from './report-format.ts';
import { causeLines, nameOf, remarksOf } from './words.ts';
import { element, type XmlNode, xmlText } from './xml.ts';

/**
 * JUnit XML in the form that pytest writes (junit-10.xsd of Jenkins' xUnit plugin): a suite a student, a case a check. A submission without
 * a mark is one failure.
 */
export const junit: ReportFormat = {
  ending: 'xml',
  render: (report) => {
    const suites = report.entries.map((entry) => suiteOf(entry, report));
    const counts = sumOf(suites.map(({ counts }) => counts));
    return xmlText(
      element(
        'testsuites',
        { name: report.scenario.id, ...attributesOf(counts) },
        suites.map(({ node }) => node),
      ),
    );
  },
};

interface Counts {
  readonly tests: number;
  readonly failures: number;
  readonly skipped: number;
}

const sumOf = (all: readonly Counts[]): Counts =>
  all.reduce((sum, one) => ({ tests: sum.tests + one.tests, failures: sum.failures + one.failures, skipped: sum.skipped + one.skipped }), {
    tests: 0,
    failures: 0,
    skipped: 0,
  });

const attributesOf = ({ tests, failures }: Counts) => ({ tests, failures, errors: 0 });

function suiteOf(entry: ReportEntry, { scenario }: Report): { readonly counts: Counts; readonly node: XmlNode } {
  const checks = entry.attempt?.checks;
  const counts: Counts = checks
    ? { tests: checks.length, failures: checks.filter(({ passed }) => passed === false).length, skipped: checks.filter(({ passed }) => passed === null).length }
    : { tests: 1, failures: Number(entry.standing === 'refused'), skipped: Number(entry.standing === 'missing') };
  const cases = checks ? checks.map((check) => caseOf(check, scenario.id)) : [whole(entry, scenario.id)];
  const { mark } = entry;
  const properties = mark ? [property('points', mark.points), property('max', mark.max)] : [];
  const node = element('testsuite', { name: nameOf(entry), ...attributesOf(counts), skipped: counts.skipped }, [
    ...(properties.length === 0 ? [] : [element('properties', {}, properties)]),
    ...cases,
  ]);
  return { counts, node };
}

const property = (name: string, value: number): XmlNode => element('property', { name, value });

function caseOf(check: CheckResult, scenario: string): XmlNode {
  const { id, name, step, passed, cause } = check;
  const attributes = { classname: `${scenario}.${step}.${id}`, name };
  if (passed === null) return element('testcase', attributes, [element('skipped', { type: 'notReached', message: messages.checks.notReached })]);
  if (passed) return element('testcase', attributes);
  return element('testcase', attributes, [
    element('failure', { type: 'failed', message: cause?.found ?? messages.checks.failed }, [causeLines(check).join('\n')]),
  ]);
}

function whole(entry: ReportEntry, scenario: string): XmlNode {
  const message = remarksOf(entry).join(' ');
  const inside =
    entry.standing === 'missing' ? element('skipped', { type: 'missing', message }) : element('failure', { type: entry.problem?.code ?? '', message });
  return element('testcase', { classname: scenario, name: nameOf(entry) }, [inside]);
}
