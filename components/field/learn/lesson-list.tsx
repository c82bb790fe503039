"use client";

import { useLocale, useTranslations } from "next-intl";
import { FieldHeading } from "@/components/field/field-heading";
import { ModuleList } from "@/components/training/module-list";
import { moduleOf } from "@/lib/domain/training/curriculum";
import { MODULE_CODES, type ModuleCode } from "@/lib/domain/training/module";

const hrefOf = (code: ModuleCode) => `#/belajar/${code}`;

/** The library of the training, on the device: what the person's duty needs first, then the rest. */
export function LessonList({ own }: { readonly own: readonly ModuleCode[] }) {
  const t = useTranslations("training");
  const locale = useLocale();
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
