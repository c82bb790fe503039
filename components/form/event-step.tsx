"use client";

import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { askedFields } from "@/lib/domain/event/asked-fields";
import { isCarried } from "@/lib/domain/event/carried";
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
import { useStepTitle } from "./use-step-title";

/** It did not happen to this person: back to the list on which it was said. */
function TakeBack({ uid }: { readonly uid: string }) {
  const { store, goTo } = useFormTools();
  const t = useTranslations("form.event");
  const { nameOf } = useStepTitle();
  const takeBack = () => {
    store.undoLeave(uid);
    goTo({ kind: "members" });
  };
  return (
    <div className="mt-4">
      <Button size="small" icon="undo-2" onClick={takeBack}>
        {t("takeBack", { name: nameOf(uid) })}
      </Button>
    </div>
  );
}

export type EventFormStep = FormStep & { kind: "event" };

/** What happened: who, when, with what proof. The questions it leads to follow on screens of their own. */
export function EventStep({ step }: { readonly step: EventFormStep }) {
  const { store, locale } = useFormTools();
  const t = useTranslations("form");
  const event = useForm(({ payload }) => eventsOf(payload).find(({ id }) => id === step.uid));
  const steps = useForm(({ view }) => view.steps);
  const findings = useForm(({ view }) => view.findings);
  const isWhole = useForm(({ view }) => view.focus === null);
  const { titleOf } = useStepTitle();
  if (event === undefined) return null;
  const definition = definitionOf(event);
  const { previous, next } = neighbours(steps, step);
  const spoken = findings.filter(
    ({ target, messageId, ruleId }) =>
      (target.level === "event" && target.uid === step.uid && !["required", "relation"].includes(messageId)) ||
      (!isWhole && target.level !== "event" && ruleId !== "REQUIRED" && ruleId !== "EMPTY"),
  );
  return (
    <section aria-labelledby="bagian-judul">
      <StepHeading title={titleOf(step)} lead={inLocale(definition.effect, locale)} />
      {definition.dukcapil === null ? null : (
        <div className="mb-4">
          <Alert title={t("event.dukcapil")}>{inLocale(definition.dukcapil, locale)}</Alert>
        </div>
      )}
      <FindingList findings={spoken} />
      <div className="rounded-md border border-line bg-surface px-4 sm:px-5">
        {askedFields(event, store.instrument)
          .filter(({ key }) => key !== "people" || !isCarried(event))
          .map((field) => (
            <EventFieldControl key={field.key} event={event} field={field} />
          ))}
        {asksRelations(event.code) ? <EventRelations event={event} /> : null}
      </div>
      {isCarried(event) ? <TakeBack uid={event.id} /> : null}
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
