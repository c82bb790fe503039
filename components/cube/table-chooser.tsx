import Form from "next/form";
import { getLocale, getTranslations } from "next-intl/server";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { CUTS, cutsOf } from "@/lib/domain/cube/cut";
import { measureSlug, unitOf } from "@/lib/domain/cube/measure";
import { rowSlug, type TableRequest } from "@/lib/domain/cube/request";
import { isComputed } from "@/lib/domain/indicator/indicator";
import { INDICATORS } from "@/lib/domain/indicator/registry";

/** What is counted, and by what, as a GET form: the choice stands in the address. */
export async function TableChooser({
  code,
  request,
  hasBelow,
}: {
  code: string;
  request: TableRequest;
  hasBelow: boolean;
}) {
  const [t, cuts, locale] = await Promise.all([
    getTranslations("cube.table"),
    getTranslations("cube.cut"),
    getLocale(),
  ]);
  const own = cutsOf(unitOf(request.measure)).map((cut) => ({ value: CUTS[cut].slug, label: cuts(`${cut}.label`) }));
  const measures = [
    { value: "orang", label: t("people") },
    { value: "keluarga", label: t("families") },
    ...INDICATORS.filter(isComputed).map((indicator) => ({
      value: indicator.code,
      label: `${indicator.title[locale]} (${indicator.code})`,
    })),
  ];
  return (
    <Form
      action={`/dasbor/${code}/tabel`}
      prefetch={false}
      className="no-print grid items-end gap-3 rounded-md border border-line bg-surface p-3 sm:grid-cols-2 lg:grid-cols-[2fr_1fr_1fr_auto]"
    >
      <Field id="ukuran" label={t("measure")}>
        {(control) => (
          <Select {...control} name="ukuran" defaultValue={measureSlug(request.measure)} options={measures} />
        )}
      </Field>
      <Field id="baris" label={t("rows")}>
        {(control) => (
          <Select
            {...control}
            name="baris"
            defaultValue={rowSlug(request.rows)}
            options={hasBelow ? [{ value: "wilayah", label: t("area") }, ...own] : own}
          />
        )}
      </Field>
      <Field id="kolom" label={t("columns")}>
        {(control) => (
          <Select
            {...control}
            name="kolom"
            defaultValue={request.columns === null ? "" : CUTS[request.columns].slug}
            placeholder={t("noColumns")}
            options={own}
          />
        )}
      </Field>
      <Button type="submit" variant="primary">
        {t("show")}
      </Button>
    </Form>
  );
}
