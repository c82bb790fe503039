"use client";

import { useLocale, useTranslations } from "next-intl";
import { FieldHeading } from "@/components/field/field-heading";
import { useWork } from "@/components/field/work/work-context";
import { ModuleList } from "@/components/training/module-list";
import { moduleOf } from "@/lib/domain/training/curriculum";
import { MODULE_CODES, type ModuleCode } from "@/lib/domain/training/module";
import { pathOf } from "@/lib/domain/training/path";

/** Until something was taken along nobody knows the duty here: what those learn who do nothing but visit, all others learn too. */
const EVERYBODY = pathOf("companion").required;

const hrefOf = (code: ModuleCode) => `#/belajar/${code}`;

/** The library of the training, on the device: what field work needs first, then the rest. */
export default function LessonList() {
  const t = useTranslations("training");
  const locale = useLocale();
  const own = useWork(({ frame }) => frame?.lessons ?? EVERYBODY);
  const others = MODULE_CODES.filter((code) => !own.includes(code));
  return (
    <div className="space-y-6 pb-6">
      <div>
        <FieldHeading title={t("title")} />
        <p>{t("field.lead")}</p>
      </div>
      <section aria-labelledby="untuk-lapangan" className="space-y-3">
        <h2 id="untuk-lapangan" className="text-xl">
          {t("field.own")}
        </h2>
        <ModuleList modules={own.map(moduleOf)} locale={locale} hrefOf={hrefOf} />
      </section>
      <section aria-labelledby="modul-lain" className="space-y-3">
        <h2 id="modul-lain" className="text-xl">
          {t("field.others")}
        </h2>
        <ModuleList modules={others.map(moduleOf)} locale={locale} hrefOf={hrefOf} />
      </section>
    </div>
  );
}
