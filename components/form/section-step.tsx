"use client";

import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { type FormStep, neighbours, questionsOf, stepKey } from "@/lib/domain/form/step";
import { isAnswered } from "@/lib/domain/instrument/answers";
import type { Question } from "@/lib/domain/instrument/question";
import { BottomBar } from "./bottom-bar";
import { FindingList } from "./finding-list";
import { useForm, useFormTools } from "./form-context";
import { HiddenNotices } from "./hidden-notices";
import { QuestionField } from "./question-field";
import { StepHeading } from "./step-heading";
import { StepStatus } from "./step-status";
import { ToOverview } from "./to-overview";
import { contextOf } from "./use-field";
import { useStepTitle } from "./use-step-title";

export type SectionFormStep = FormStep & { kind: "section" };

/** One section of the household or of one person: the questions that apply now, in the order of the form. */
export function SectionStep({ step }: { readonly step: SectionFormStep }) {
  const { store } = useFormTools();
  const t = useTranslations("form");
  const { nameOf, titleOf } = useStepTitle();
  const steps = useForm(({ view }) => view.steps);
  const context = useForm((snapshot) => contextOf(snapshot, step.uid));
  const key = stepKey(step);
  const state = useForm(({ view }) => view.byStep.get(key));
  const focus = useForm(({ view }) => view.focus);
  useEffect(() => () => store.leaveStep(), [store]);
  if (context === undefined || state === undefined) return null;
  const { main, folded } = questionsOf(context, step.section, focus);
  const outline = store.instrument.sections.find(({ section }) => section === step.section);
  const { previous, next } = neighbours(steps, step);
  const spoken = state.findings.filter(({ ruleId }) => ruleId !== "REQUIRED" && ruleId !== "EMPTY");
  return (
    <section aria-labelledby="bagian-judul">
      <StepHeading
        title={titleOf(step)}
        above={step.uid === null ? t("family", { block: outline?.block ?? "" }) : nameOf(step.uid)}
        lead={<StepStatus state={state} />}
      />
      <FindingList findings={spoken} />
      <TakeOver questions={main} uid={step.uid} />
      <div className="rounded-md border border-line bg-surface px-4 sm:px-5">
        {main.map((question) => (
          <QuestionField key={question.key} question={question} uid={step.uid} />
        ))}
      </div>
      {folded.length > 0 ? (
        <div className="mt-4">
          <Panel
            summary={t("civil")}
            aside={
              <span className="tabular text-sm font-normal text-muted">
                {t("step.answered", {
                  answered: folded.filter(({ key: name }) => isAnswered(context.lookup(name))).length,
                  asked: folded.length,
                })}
              </span>
            }
          >
            <p className="text-sm text-muted">{t("civilHint")}</p>
            {folded.map((question) => (
              <QuestionField key={question.key} question={question} uid={step.uid} />
            ))}
          </Panel>
        </div>
      ) : null}
      <HiddenNotices />
      {focus === null ? <Confirm step={step} /> : null}
      <BottomBar previous={previous} next={next} nextLabel={next === null ? t("toOverview") : t("next")}>
        {next === null ? <ToOverview /> : null}
      </BottomBar>
    </section>
  );
}

/** Answers of the other form, all of the section's at once; each can still be taken or left on its own. */
function TakeOver({ questions, uid }: { readonly questions: readonly Question[]; readonly uid: string | null }) {
  const { store } = useFormTools();
  const t = useTranslations("form.suggestion");
  const targets = questions
    .filter(({ fill }) => fill === "answer")
    .map(({ level, key }) => ({ level, uid, key }))
    .filter((target) => !store.page.lockedKeys.includes(`${target.level}.${target.key}`));
  const count = useForm(() => targets.filter((target) => store.suggestion(target) !== null).length);
  if (count === 0) return null;
  return (
    <div className="mb-4 rounded-md border border-line bg-laut-wash px-4 py-3 sm:px-5">
      <p className="mb-2">{t("lead", { count })}</p>
      <Button
        icon="check"
        onClick={() => store.takeOver(targets.filter((target) => store.suggestion(target) !== null))}
      >
        {t("useAll", { count })}
      </Button>
    </div>
  );
}

/** "Everything here is still so": the section becomes fresh without a change. */
function Confirm({ step }: { readonly step: SectionFormStep }) {
  const { store } = useFormTools();
  const t = useTranslations("form.confirm");
  const key = stepKey(step);
  const state = useForm(({ view }) => view.byStep.get(key));
  const context = useForm((snapshot) => contextOf(snapshot, step.uid));
  if (state === undefined || context === undefined || state.changed > 0) return null;
  const targets = context.visible
    .filter(
      (question) =>
        question.section === step.section && question.fill === "answer" && isAnswered(context.lookup(question.key)),
    )
    .map(({ level, key: name }) => ({ level, uid: step.uid, key: name }));
  if (targets.length === 0) return null;
  return (
    <div className="mt-5">
      {state.isTouched ? (
        <Alert tone="success" live="polite">
          {t("done")}
        </Alert>
      ) : (
        <div className="rounded-md border border-line bg-surface px-4 py-4 sm:px-5">
          <p className="mb-2 text-muted">{t("lead")}</p>
          <Button icon="check" onClick={() => store.confirm(targets)}>
            {t("action")}
          </Button>
        </div>
      )}
    </div>
  );
}
