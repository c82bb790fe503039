"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { CheckboxList } from "@/components/ui/checkbox-list";
import { FieldError } from "@/components/ui/field-error";
import { RadioCards } from "@/components/ui/radio-cards";
import type { RequestGroundView } from "@/lib/domain/data-request/form-ground";

export interface AreaPickerProps {
  readonly ground: RequestGroundView;
  readonly areas: readonly string[];
  readonly error: string | undefined;
  readonly onChange: (areas: readonly string[]) => void;
}

type Width = "regency" | "districts" | "villages";

/** The whole regency, some districts, or some villages of it. */
export function AreaPicker({ ground, areas, error, onChange }: AreaPickerProps) {
  const t = useTranslations("dataRequest.form");
  const [width, setWidth] = useState<Width>(() => widthOf(areas));
  const widen = (next: Width) => {
    setWidth(next);
    onChange(next === "regency" ? [ground.regencyCode] : []);
  };
  return (
    <div id="areas" tabIndex={-1} className="space-y-3">
      <RadioCards
        id="areas-width"
        name="areas-width"
        legend={t("area")}
        value={width}
        options={[
          { value: "regency", label: t("areaWhole", { region: ground.regencyName }) },
          { value: "districts", label: t("areaDistricts") },
          { value: "villages", label: t("areaVillages") },
        ]}
        onChange={(value) => widen(value === "districts" || value === "villages" ? value : "regency")}
      />
      {error === undefined ? null : <FieldError id="areas-error">{error}</FieldError>}
      {width === "districts" ? (
        <CheckboxList
          id="districts"
          name="districts"
          legend={t("districts")}
          columns={2}
          values={areas}
          options={ground.districts.map(({ code, name }) => ({ value: code, label: name }))}
          onChange={onChange}
        />
      ) : null}
      {width === "villages"
        ? ground.districts.map(({ code, name, villages }) => {
            const here = areas.filter((area) => area.startsWith(code));
            return (
              <details key={code} className="rounded-md border border-line bg-surface">
                <summary className="flex min-h-12 cursor-pointer items-center gap-2 px-4 font-semibold text-laut">
                  {name}
                  {here.length === 0 ? null : (
                    <span className="tabular rounded-sm bg-laut px-1.5 text-sm text-white">{here.length}</span>
                  )}
                </summary>
                <div className="px-4 pb-4">
                  <CheckboxList
                    id={`villages-${code}`}
                    name={`villages-${code}`}
                    legend={t("villages")}
                    columns={2}
                    values={here}
                    options={villages.map((village) => ({ value: village.code, label: village.name }))}
                    onChange={(values) => onChange([...areas.filter((area) => !area.startsWith(code)), ...values])}
                  />
                </div>
              </details>
            );
          })
        : null}
    </div>
  );
}

function widthOf(areas: readonly string[]): Width {
  const [first] = areas;
  if (first === undefined || first.length === 4) return "regency";
  return first.length === 6 ? "districts" : "villages";
}
