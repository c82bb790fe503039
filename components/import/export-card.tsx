import { getLocale, getTranslations } from "next-intl/server";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { inLocale } from "@/lib/domain/instrument/locale";
import { currentInstruments } from "@/lib/domain/instrument/registry";
import { EXPORT_PURPOSES } from "@/lib/domain/sid/export-request";
import { localeOf } from "@/lib/i18n/locale";

/** Takes the village's families out as a workbook; the purpose is asked first. */
export async function ExportCard() {
  const [t, locale] = await Promise.all([getTranslations("import.export"), getLocale().then(localeOf)]);
  const answers = currentInstruments().map(({ code, title }) => ({
    value: code,
    label: t("answers", { instrument: inLocale(title, locale) }),
  }));
  return (
    <Card title={t("title")}>
      <form action="/impor/ekspor" method="get" className="grid gap-3">
        <p>{t("lead")}</p>
        <div className="grid gap-3 sm:grid-cols-2">
          <Field id="ekspor-buku" label={t("book")} hint={t("limit")}>
            {(control) => (
              <Select
                {...control}
                name="buku"
                required
                options={[{ value: "sid-43", label: t("sid-43") }, ...answers]}
              />
            )}
          </Field>
          <Field id="ekspor-keperluan" label={t("purpose")}>
            {(control) => (
              <Select
                {...control}
                name="keperluan"
                required
                defaultValue=""
                options={EXPORT_PURPOSES.map((purpose) => ({ value: purpose, label: t(purpose) }))}
                placeholder={t("choose")}
              />
            )}
          </Field>
        </div>
        <div>
          <Button type="submit" icon="download">
            {t("submit")}
          </Button>
        </div>
      </form>
    </Card>
  );
}
