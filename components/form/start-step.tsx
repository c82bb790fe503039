"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { RadioCards } from "@/components/ui/radio-cards";
import { CONDITION_DATE_ID } from "@/lib/domain/form/jump";
import { neighbours } from "@/lib/domain/form/step";
import { isCalendarDate } from "@/lib/domain/instrument/age";
import { dateText } from "@/lib/domain/instrument/locale";
import { BottomBar } from "./bottom-bar";
import { DateBoxes } from "./date-boxes";
import { useForm, useFormTools, useSession } from "./form-context";
import { StepHeading } from "./step-heading";

/** What happened, and since when: it decides how the change is read later (a new condition, or a mistake put right). */
export function StartStep() {
  const t = useTranslations("form.start");
  const { store } = useFormTools();
  const steps = useForm(({ view }) => view.steps);
  const isCorrection = useSession(
    (state) => state.local.pending.isCorrection ?? state.local.sending?.batch.isCorrection ?? state.server.isCorrection,
  );
  return (
    <section aria-labelledby="bagian-judul">
      <StepHeading title={t("title")} lead={t("lead")} />
      <div className="space-y-6">
        {store.isNewHousehold ? null : (
          <RadioCards
            id="isian-jenis"
            name="isian-jenis"
            legend={t("kind")}
            value={isCorrection ? "correction" : "change"}
            onChange={(value) => store.session.correction(value === "correction")}
            options={[
              { value: "change", label: t("change"), hint: t("changeHint") },
              { value: "correction", label: t("correction"), hint: t("correctionHint") },
            ]}
          />
        )}
        <ConditionDate />
      </div>
      <BottomBar {...neighbours(steps, { kind: "start" })} />
    </section>
  );
}

/** Half a date is kept in the boxes and not sent: the proposal always has a whole one. */
function ConditionDate() {
  const t = useTranslations("form.start");
  const { store, locale } = useFormTools();
  const { today } = store.page;
  const conditionDate = useForm(({ payload }) => payload.conditionDate);
  const [typed, setTyped] = useState<string | null>(conditionDate);
  const write = (value: string | null) => {
    setTyped(value);
    if (value !== null && isCalendarDate(value) && value <= today) store.session.conditionDate(value);
  };
  const error =
    typed === null || !isCalendarDate(typed) ? t("dateWrong") : typed > today ? t("dateInFuture") : undefined;
  return (
    <div>
      <DateBoxes
        id={CONDITION_DATE_ID}
        legend={t("date")}
        hint={t("dateHint", { today: dateText(today, locale) })}
        error={error}
        value={typed}
        onChange={write}
      />
      {error === undefined ? null : (
        <p className="mt-2 text-sm text-muted">{t("dateKept", { date: dateText(conditionDate, locale) })}</p>
      )}
      {typed === today ? null : (
        <div className="mt-2">
          <Button size="small" icon="calendar-days" onClick={() => write(today)}>
            {t("useToday")}
          </Button>
        </div>
      )}
    </div>
  );
}
