import { getTranslations } from "next-intl/server";

const STEPS = ["one", "two", "three"] as const;

export async function LandingSteps() {
  const t = await getTranslations("landing");
  return (
    <section aria-labelledby="langkah">
      <h2 id="langkah" className="text-xl">
        {t("stepsTitle")}
      </h2>
      <ol className="mt-5 grid gap-6 md:grid-cols-3 md:gap-8">
        {STEPS.map((step, index) => (
          <li key={step} className="border-t-4 border-laut pt-4">
            <h3 className="flex items-baseline gap-2 text-lg">
              <span className="tabular text-2xl font-extrabold text-laut">{index + 1}</span>
              {t(`steps.${step}.title`)}
            </h3>
            <p className="mt-2 text-muted">{t(`steps.${step}.text`)}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
