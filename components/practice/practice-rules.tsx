import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";

const RULES = ["rules", "told", "nothing"] as const;

/** What the portal judges a practice family by. */
export async function PracticeRules() {
  const t = await getTranslations("practice");
  return (
    <Card title={t("rules")}>
      <ul className="list-disc space-y-2 ps-5">
        {RULES.map((rule) => (
          <li key={rule}>{t(`rule.${rule}`)}</li>
        ))}
      </ul>
    </Card>
  );
}
