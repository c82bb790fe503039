import Form from "next/form";
import { getTranslations } from "next-intl/server";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { LinkButton } from "@/components/ui/link-button";
import { TextInput } from "@/components/ui/text-input";
import { addressOf } from "@/lib/domain/list/address";
import { PLAN_BOUNDS, PLAN_NUMBERS, type PlanNumber, type ServicePlan } from "@/lib/domain/staffing/service-plan";

export interface PlanFormProps {
  readonly plan: ServicePlan;
  /** As the address says it; empty for the reader's own village. */
  readonly village: string;
}

const HINTED = ["visitPercent", "travelMinutes", "deskDays"] as const;

/** The numbers of a plan, kept in the address alone. */
export async function PlanForm({ plan, village }: PlanFormProps) {
  const t = await getTranslations("servicePlan");
  const hintOf = (key: PlanNumber) => {
    const [least, most] = PLAN_BOUNDS[key];
    const hinted = HINTED.find((each) => each === key);
    return hinted === undefined ? t("bounds", { least, most }) : t(`hint.${hinted}`);
  };
  return (
    <Form action="/undangan/tenaga" prefetch={false} className="grid gap-4">
      {village === "" ? null : <input type="hidden" name="desa" value={village} />}
      <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
        {PLAN_NUMBERS.map((key) => (
          <Field key={key} id={`rencana-${key}`} label={t(`number.${key}`)} hint={hintOf(key)}>
            {(control) => (
              <TextInput
                {...control}
                key={plan[key]}
                name={key}
                type="number"
                inputMode="numeric"
                min={PLAN_BOUNDS[key][0]}
                max={PLAN_BOUNDS[key][1]}
                defaultValue={String(plan[key])}
              />
            )}
          </Field>
        ))}
        {(["from", "to"] as const).map((key) => (
          <Field key={key} id={`rencana-${key}`} label={t(key)}>
            {(control) => <TextInput {...control} key={plan[key]} name={key} type="date" defaultValue={plan[key]} />}
          </Field>
        ))}
      </div>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary">
          {t("count")}
        </Button>
        <LinkButton href={addressOf("/undangan/tenaga", { desa: village })} variant="quiet" icon="undo-2">
          {t("reset")}
        </LinkButton>
      </div>
    </Form>
  );
}
