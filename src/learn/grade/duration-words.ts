import { messages } from '../../messages/learn/reports/en.ts';

const minute = 60_000;

/** A duration in words, to the minute or, from a day on, to the hour. */
export function durationWords(milliseconds: number): string {
  const minutes = Math.ceil(milliseconds / minute);
  return messages.duration(Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60);
}
