import { covers, isRegionCode } from "@/lib/domain/access/scope";
import { MOST_DAYS, REQUESTS_A_MINUTE } from "@/lib/domain/api/client";
import { scopeProblem, scopesIn } from "@/lib/domain/api/scope";
import { addDays } from "@/lib/domain/calendar/working-day";
import type { FieldProblem } from "@/lib/domain/error/error-code";

/** What is typed so far. */
export interface ClientForm {
  readonly name: string;
  readonly purpose: string;
  readonly regionCode: string;
  readonly scopes: readonly string[];
  readonly rate: string;
  /** YYYY-MM-DD or "". */
  readonly validTo: string;
}

const FIRST_DAYS = 180;

export function blankClient(regionCode: string, today: string): ClientForm {
  return {
    name: "",
    purpose: "",
    regionCode,
    scopes: [],
    rate: String(REQUESTS_A_MINUTE.usual),
    validTo: addDays(today, FIRST_DAYS),
  };
}

/** What can be told to be wrong before it is sent; the server looks again. */
export function clientProblems(form: ClientForm, ownRegion: string, today: string): readonly FieldProblem[] {
  const rate = Number(form.rate);
  const wrong: Readonly<Record<string, boolean>> = {
    name: form.name.trim().length < 3,
    purpose: form.purpose.trim().length < 5,
    regionCode: !isRegionCode(form.regionCode) || !covers(ownRegion, form.regionCode),
    scopes: scopeProblem(scopesIn(form.scopes)) !== null,
    requestsAMinute: !Number.isInteger(rate) || rate < REQUESTS_A_MINUTE.least || rate > REQUESTS_A_MINUTE.most,
    validTo: form.validTo < today || form.validTo > addDays(today, MOST_DAYS),
  };
  return Object.entries(wrong).flatMap(([path, isWrong]) => (isWrong ? [{ path, detail: "WRONG" }] : []));
}

/** As the command takes it. */
export function clientInput(form: ClientForm) {
  const { regionCode, validTo, scopes, rate } = form;
  const name = form.name.trim();
  const purpose = form.purpose.trim();
  return { name, purpose, regionCode, validTo, scopes: [...scopesIn(scopes)], requestsAMinute: Number(rate) };
}
