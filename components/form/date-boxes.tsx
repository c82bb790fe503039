"use client";

import { useLocale, useTranslations } from "next-intl";
import { ChoiceGroup, type ChoiceGroupProps } from "@/components/ui/choice-group";
import { type DateBoxes as Boxes, joinDateText, splitDateText } from "@/lib/domain/form/date-text";
import type { AnswerValue } from "@/lib/domain/instrument/answers";
import { monthNames } from "@/lib/i18n/formats";

export interface DateBoxesProps extends Omit<ChoiceGroupProps, "children" | "columns"> {
  readonly value: AnswerValue;
  /** `YYYY-MM-DD`, or the parts typed so far (`1987-3-`), or null. */
  readonly onChange: (value: string | null) => void;
}

/** Day, month, year: a birth date is known by heart, and a calendar of sixty years is a long way to tap. */
export function DateBoxes({ value, onChange, ...group }: DateBoxesProps) {
  const t = useTranslations("common");
  const locale = useLocale();
  const boxes = splitDateText(value);
  const change = (part: Partial<Boxes>) => onChange(joinDateText({ ...boxes, ...part }));
  const digits = (text: string, length: number) => text.replace(/\D/g, "").slice(0, length);
  const number = { inputMode: "numeric", autoComplete: "off", className: "control tabular text-base" } as const;
  const invalid = group.error ? { "aria-invalid": true as const } : {};
  return (
    <ChoiceGroup {...group}>
      <div className="grid max-w-96 grid-cols-[4.5rem_1fr_5.5rem] gap-2">
        <label className="text-sm">
          <span className="mb-1 block text-muted">{t("day")}</span>
          <input
            {...number}
            {...invalid}
            id={group.id}
            value={boxes.day}
            onChange={(event) => change({ day: digits(event.target.value, 2) })}
          />
        </label>
        <label className="text-sm">
          <span className="mb-1 block text-muted">{t("month")}</span>
          <select
            {...invalid}
            className="control text-base"
            value={boxes.month.replace(/^0/, "")}
            onChange={(event) => change({ month: event.target.value })}
          >
            <option value="" />
            {monthNames(locale).map((month, index) => (
              <option key={month} value={String(index + 1)}>
                {month}
              </option>
            ))}
          </select>
        </label>
        <label className="text-sm">
          <span className="mb-1 block text-muted">{t("year")}</span>
          <input
            {...number}
            {...invalid}
            value={boxes.year}
            onChange={(event) => change({ year: digits(event.target.value, 4) })}
          />
        </label>
      </div>
    </ChoiceGroup>
  );
}
