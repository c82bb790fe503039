import Form from "next/form";
import { getTranslations } from "next-intl/server";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { MOST_IN_LOT, MOST_IN_SAMPLE, type Plan } from "@/lib/domain/lot/plan";
import { PLAN_FORM_ROWS, PLAN_HREF, planFields } from "@/lib/domain/lot/plan-address";

/** Another plan to be tried. Sent by address, so that a trial can be shared; a row left empty is not used. */
export async function PlanForm({ areaCode, plan }: { readonly areaCode: string; readonly plan: Plan }) {
  const t = await getTranslations("lot.plan");
  return (
    <Form action={PLAN_HREF} prefetch={false} className="grid gap-4">
      <input type="hidden" name="wilayah" value={areaCode} />
      <input type="hidden" name="coba" value="1" />
      <p className="text-muted">{t("formHelp", { most: MOST_IN_LOT })}</p>
      {Array.from({ length: PLAN_FORM_ROWS }, (_, index) => {
        const fields = planFields(index);
        const row = plan[index];
        return (
          <fieldset key={fields.upTo}>
            <legend className="mb-1 text-sm font-semibold text-muted">{t("row", { number: index + 1 })}</legend>
            <div className="grid grid-cols-3 gap-3">
              <Cell id={fields.upTo} label={t("col.upTo")} max={MOST_IN_LOT} value={row?.upTo} />
              <Cell id={fields.sample} label={t("col.sample")} max={MOST_IN_SAMPLE} value={row?.sample} />
              <Cell id={fields.acceptance} label={t("col.acceptance")} max={MOST_IN_SAMPLE} value={row?.acceptance} />
            </div>
          </fieldset>
        );
      })}
      <div>
        <Button type="submit" icon="eye">
          {t("show")}
        </Button>
      </div>
    </Form>
  );
}

interface CellProps {
  readonly id: string;
  readonly label: string;
  readonly max: number;
  readonly value: number | undefined;
}

function Cell({ id, label, max, value }: CellProps) {
  return (
    <Field id={id} label={label}>
      {(control) => (
        <TextInput
          {...control}
          name={id}
          type="number"
          min={0}
          max={max}
          defaultValue={value === undefined ? "" : String(value)}
        />
      )}
    </Field>
  );
}
