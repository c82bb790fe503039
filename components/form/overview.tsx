"use client";

import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon";
import { LinkButton } from "@/components/ui/link-button";
import { ProgressBar } from "@/components/ui/progress-bar";
import { type FormStep, stepKey } from "@/lib/domain/form/step";
import { BottomBar } from "./bottom-bar";
import { FindingList } from "./finding-list";
import { useForm, useFormTools } from "./form-context";
import { groupSteps } from "./step-groups";
import { StepHeading } from "./step-heading";
import { StepLink } from "./step-link";
import { StepStatus } from "./step-status";
import { useStepTitle } from "./use-step-title";

/** All screens with how far each is: where one begins, and where one sees what is left. */
export function Overview() {
  const t = useTranslations("form");
  const { address, ending } = useFormTools();
  const view = useForm((snapshot) => snapshot.view);
  const { nameOf } = useStepTitle();
  const states = [...view.byStep.values()];
  const answered = states.reduce((sum, state) => sum + state.answered, 0);
  const asked = states.reduce((sum, state) => sum + state.asked, 0);
  const next = view.steps.find((step) => isOpen(view.byStep.get(stepKey(step)))) ?? view.steps[0] ?? null;
  return (
    <section aria-labelledby="bagian-judul">
      <StepHeading title={t("overview.title")} lead={t("overview.lead")} />
      {asked === 0 ? null : (
        <div className="mb-5">
          <ProgressBar
            label={t("overview.progress")}
            value={answered}
            max={asked}
            text={t("step.answered", { answered, asked })}
          />
        </div>
      )}
      <FindingList findings={view.findings.filter(({ ruleId }) => ruleId !== "REQUIRED" && ruleId !== "EMPTY")} />
      <div className="space-y-5">
        {groupSteps(view.steps).map((group) => (
          <div key={group.key}>
            {group.uid === null ? null : (
              <h3 className="mb-1.5 flex items-center gap-2 text-lg">
                <Icon name="user-round" className="size-5 text-muted" />
                {nameOf(group.uid)}
              </h3>
            )}
            <ul className="divide-y divide-line rounded-md border border-line bg-surface">
              {group.steps.map((step) => (
                <OverviewStep key={stepKey(step)} step={step} />
              ))}
            </ul>
          </div>
        ))}
      </div>
      <BottomBar next={next} nextLabel={t("overview.begin")}>
        {ending ?? (
          <LinkButton href={address.review} icon="clipboard-check">
            {t("review")}
          </LinkButton>
        )}
      </BottomBar>
    </section>
  );
}

function OverviewStep({ step }: { readonly step: FormStep }) {
  const key = stepKey(step);
  const state = useForm(({ view }) => view.byStep.get(key));
  const { titleOf } = useStepTitle();
  return (
    <li className="relative flex min-h-14 items-center gap-3 px-4 py-2.5 hover:bg-laut-wash sm:px-5">
      <span className="flex min-w-0 flex-1 flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <StepLink step={step} className="font-semibold text-laut after:absolute after:inset-0 hover:underline">
          {titleOf(step)}
        </StepLink>
        {state === undefined ? null : <StepStatus state={state} />}
      </span>
      <Icon name="chevron-right" className="size-5 text-muted" />
    </li>
  );
}

function isOpen(state: { readonly isTouched: boolean; readonly findings: readonly unknown[] } | undefined): boolean {
  return state !== undefined && (!state.isTouched || state.findings.length > 0);
}
