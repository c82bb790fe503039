"use client";

import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon";
import { type FormStep, stepKey } from "@/lib/domain/form/step";
import { useForm } from "./form-context";
import { groupSteps } from "./step-groups";
import { StepLink } from "./step-link";
import { useStepTitle } from "./use-step-title";

/** All screens at the left on a wide screen; a person's are unfolded while one is there. */
export function SectionNav({ current }: { readonly current: string }) {
  const t = useTranslations("form");
  const steps = useForm(({ view }) => view.steps);
  const { nameOf } = useStepTitle();
  return (
    <nav aria-label={t("sections")} className="no-print hidden lg:block">
      <div className="sticky top-[calc(var(--header-height)+1rem)] max-h-[calc(100dvh-var(--header-height)-2rem)] overflow-y-auto rounded-md border border-line bg-surface p-2">
        <StepLink
          step={null}
          current={current === ""}
          className="mb-1 flex min-h-10 items-center gap-2 rounded-md px-3 font-semibold text-laut hover:bg-laut-wash aria-[current=step]:bg-laut-wash"
        >
          <Icon name="list-checks" />
          {t("allSections")}
        </StepLink>
        {groupSteps(steps).map((group) => {
          const isHere = group.steps.some((step) => stepKey(step) === current);
          return group.uid === null ? (
            <ul key={group.key}>
              {group.steps.map((step) => (
                <NavStep key={stepKey(step)} step={step} current={current} />
              ))}
            </ul>
          ) : (
            <details key={`${group.key}${isHere}`} open={isHere} className="group">
              <summary className="flex min-h-10 items-center gap-2 rounded-md px-3 font-semibold hover:bg-wash">
                <Icon name="chevron-right" className="size-4 transition-transform group-open:rotate-90" />
                <span className="min-w-0 truncate">{nameOf(group.uid)}</span>
              </summary>
              <ul className="ms-4 border-s border-line ps-1">
                {group.steps.map((step) => (
                  <NavStep key={stepKey(step)} step={step} current={current} />
                ))}
              </ul>
            </details>
          );
        })}
      </div>
    </nav>
  );
}

function NavStep({ step, current }: { readonly step: FormStep; readonly current: string }) {
  const t = useTranslations("form.step");
  const key = stepKey(step);
  const state = useForm(({ view }) => view.byStep.get(key));
  const { titleOf } = useStepTitle();
  const hasError = state?.findings.some(({ severity, ruleId }) => severity === "error" && ruleId !== "REQUIRED");
  return (
    <li>
      <StepLink
        step={step}
        current={current === key}
        className="flex min-h-10 items-center justify-between gap-2 rounded-md px-3 hover:bg-laut-wash aria-[current=step]:bg-laut-wash aria-[current=step]:font-semibold"
      >
        <span className="min-w-0">{titleOf(step)}</span>
        {hasError ? (
          <span className="text-cabai">
            <Icon name="octagon-alert" className="size-4" />
            <span className="sr-only">{t("hasError")}</span>
          </span>
        ) : state?.isTouched ? (
          <span className="text-daun">
            <Icon name="check" className="size-4" />
            <span className="sr-only">{t("touched")}</span>
          </span>
        ) : state !== undefined && state.asked > 0 ? (
          <span className="tabular text-sm text-muted">
            {state.answered}/{state.asked}
          </span>
        ) : null}
      </StepLink>
    </li>
  );
}
