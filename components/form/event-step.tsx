"use client";

import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { askedFields } from "@/lib/domain/event/asked-fields";
import { asksRelations, definitionOf } from "@/lib/domain/event/event";
import { type FormStep, neighbours } from "@/lib/domain/form/step";
import { inLocale } from "@/lib/domain/instrument/locale";
import { eventsOf } from "@/lib/domain/proposal/payload";
import { BottomBar } from "./bottom-bar";
import { EventFieldControl } from "./event-field";
import { EventRelations } from "./event-relations";
import { FindingList } from "./finding-list";
import { useForm, useFormTools } from "./form-context";
import { StepHeading } from "./step-heading";
import { ToOverview } from "./to-overview";

export type EventFormStep = FormStep & { kind: "event" };

/** What happened: who, when, with what proof. The questions it leads to follow on screens of their own. */
export function EventStep({ step }: { readonly step: EventFormStep }) {
  const { store, locale } = useFormTools();
  const t = useTranslations("form");
  const event = useForm(({ payload }) => eventsOf(payload).find(({ id }) => id === step.uid));
  const steps = useForm(({ view }) => view.steps);
  const findings = useForm(({ view }) => view.findings);
  if (event === undefined) return null;
  const definition = definitionOf(event);
  const { previous, next } = neighbours(steps, step);
  const spoken = findings.filter(
    ({ target, messageId, ruleId }) =>
      (target.level === "event" && target.uid === step.uid && !["required", "relation"].includes(messageId)) ||
      (target.level !== "event" && ruleId !== "REQUIRED" && ruleId !== "EMPTY"),
  );
  return (
    <section aria-labelledby="bagian-judul">
      <StepHeading title={inLocale(definition.title, locale)} lead={inLocale(definition.effect, locale)} />
      {definition.dukcapil === null ? null : (
        <div className="mb-4">
          <Alert title={t("event.dukcapil")}>{inLocale(definition.dukcapil, locale)}</Alert>
        </div>
      )}
      <FindingList findings={spoken} />
      <div className="rounded-md border border-line bg-surface px-4 sm:px-5">
        {askedFields(event, store.instrument).map((field) => (
          <EventFieldControl key={field.key} event={event} field={field} />
        ))}
        {asksRelations(event.code) ? <EventRelations event={event} /> : null}
      </div>
      <BottomBar
        {...(previous === null ? {} : { previous })}
        next={next}
        nextLabel={next === null ? t("toOverview") : t("next")}
      >
        {next === null ? <ToOverview /> : null}
      </BottomBar>
    </section>
  );
}
