// A month as a sheet of days, by civil dates in text. Never asks the clock: today is an argument.

/** One day of the sheet. */
export interface Day {
  /** ISO date. */
  iso: string;
  day: number;
  /** It belongs to the month shown. */
  inside: boolean;
  weekend: boolean;
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}

function iso(date: Date): string {
  return `${date.getUTCFullYear()}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`;
}

/** The text is an ISO date that exists. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && iso(new Date(`${text}T00:00:00Z`)) === text;
}

/** Six weeks from the Monday on or before the first of the month of this day. */
export function sheet(day: string): Day[] {
  const first = new Date(`${day.slice(0, 7)}-01T00:00:00Z`);
  const lead = (first.getUTCDay() + 6) % 7;
  return Array.from({ length: 42 }, (_, at) => {
    const date = new Date(first.getTime() + (at - lead) * 86_400_000);
    return { iso: iso(date), day: date.getUTCDate(), inside: date.getUTCMonth() === first.getUTCMonth(), weekend: at % 7 >= 5 };
  });
}

/** The day so many days on. */
export function plusDays(day: string, days: number): string {
  return iso(new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000));
}

/** The same day so many months on, or the last one of a shorter month. */
export function plusMonths(day: string, months: number): string {
  const from = new Date(`${day}T00:00:00Z`);
  const first = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return iso(new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(from.getUTCDate(), last))));
}

/** Where a key leads on the sheet; null when it leads nowhere. */
export function keyDay(day: string, key: string): string | null {
  const steps: { [key: string]: number } = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
  const step = steps[key];
  if (step !== undefined) return plusDays(day, step);
  if (key === "PageUp") return plusMonths(day, -1);
  if (key === "PageDown") return plusMonths(day, 1);
  return null;
}
