"use client";

import { useId } from "react";
import { Field } from "@/components/ui/field";
import { RadioCards } from "@/components/ui/radio-cards";
import { Select, type SelectOption } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import {
  BUDGET_LINE_LENGTH,
  type Budget,
  isBudgetYear,
  MOST_RUPIAH,
  PROGRAMME_LENGTH,
} from "@/lib/domain/coverage/budget";
import { holdsIdentityNumber } from "@/lib/domain/nik/identity-number";

export type SponsorWords = Readonly<
  Record<
    | "office"
    | "choose"
    | "programme"
    | "programmeHint"
    | "budget"
    | "no"
    | "yes"
    | "line"
    | "lineHint"
    | "year"
    | "amount"
    | "amountHint"
    | "officeMissing"
    | "programmeShort"
    | "lineShort"
    | "yearWrong"
    | "amountWrong",
    string
  >
>;

export type SponsorForm = Readonly<Record<"office" | "programme" | "line" | "year" | "amount", string>> & {
  readonly pays: boolean;
};

export function formOf(office: string, programme: string, budget: Budget | null, year: number): SponsorForm {
  return {
    office,
    programme,
    pays: budget !== null,
    line: budget?.line ?? "",
    year: String(budget?.year ?? year),
    amount: budget === null ? "" : String(budget.amountRupiah),
  };
}

/** What the form says of a budget; null for an office that pays nothing. */
export function budgetIn({ pays, line, year, amount }: SponsorForm): Budget | null {
  return pays ? { line: line.trim(), year: Number(year), amountRupiah: Number(amount) } : null;
}

type Wrong = Readonly<Partial<Record<"office" | "programme" | "line" | "year" | "amount", string>>>;

/** What the fields say themselves, before anything is sent. */
export function wrongIn(form: SponsorForm, thisYear: number, words: SponsorWords): Wrong {
  const isFit = (text: string, { min, max }: { readonly min: number; readonly max: number }) =>
    text.trim().length >= min && text.trim().length <= max && !holdsIdentityNumber(text);
  const amount = Number(form.amount);
  const isAmount = /^\d+$/.test(form.amount) && amount >= 1 && amount <= MOST_RUPIAH;
  return {
    ...(form.office === "" ? { office: words.officeMissing } : {}),
    ...(isFit(form.programme, PROGRAMME_LENGTH) ? {} : { programme: words.programmeShort }),
    ...(!form.pays || isFit(form.line, BUDGET_LINE_LENGTH) ? {} : { line: words.lineShort }),
    ...(!form.pays || isBudgetYear(Number(form.year), thisYear) ? {} : { year: words.yearWrong }),
    ...(!form.pays || isAmount ? {} : { amount: words.amountWrong }),
  };
}

export interface SponsorFieldsProps {
  readonly form: SponsorForm;
  readonly set: (part: Partial<SponsorForm>) => void;
  readonly wrong: Wrong;
  /** Empty: the office stands and is not asked. */
  readonly offices: readonly SelectOption[];
  readonly words: SponsorWords;
}

/** Which office, for what, and who pays. */
export function SponsorFields({ form, set, wrong, offices, words }: SponsorFieldsProps) {
  const id = useId();
  return (
    <>
      {offices.length === 0 ? null : (
        <Field id={`${id}-office`} label={words.office} error={wrong.office}>
          {(control) => (
            <Select
              {...control}
              options={offices}
              placeholder={words.choose}
              value={form.office}
              onChange={(event) => set({ office: event.target.value })}
            />
          )}
        </Field>
      )}
      <Text
        id={`${id}-programme`}
        name="programme"
        {...{ form, set, wrong }}
        hint={words.programmeHint}
        words={words}
      />
      <RadioCards
        id={`${id}-pays`}
        name={`${id}-pays`}
        legend={words.budget}
        options={[
          { value: "no", label: words.no },
          { value: "yes", label: words.yes },
        ]}
        value={form.pays ? "yes" : "no"}
        onChange={(value) => set({ pays: value === "yes" })}
      />
      {form.pays ? (
        <>
          <Text id={`${id}-line`} name="line" {...{ form, set, wrong }} hint={words.lineHint} words={words} />
          <Text id={`${id}-year`} name="year" {...{ form, set, wrong }} digits words={words} />
          <Text
            id={`${id}-amount`}
            name="amount"
            {...{ form, set, wrong }}
            hint={words.amountHint}
            digits
            words={words}
          />
        </>
      ) : null}
    </>
  );
}

interface TextProps extends Pick<SponsorFieldsProps, "form" | "set" | "wrong" | "words"> {
  readonly id: string;
  readonly name: "programme" | "line" | "year" | "amount";
  readonly hint?: string;
  readonly digits?: boolean;
}

function Text({ id, name, form, set, wrong, words, hint, digits = false }: TextProps) {
  return (
    <Field id={id} label={words[name]} hint={hint} error={wrong[name]}>
      {(control) => (
        <TextInput
          {...control}
          digits={digits}
          maxLength={name === "programme" ? PROGRAMME_LENGTH.max : BUDGET_LINE_LENGTH.max}
          value={form[name]}
          onChange={(event) => set({ [name]: event.target.value })}
        />
      )}
    </Field>
  );
}
