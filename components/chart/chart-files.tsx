import { useTranslations } from "next-intl";
import { buttonClass } from "@/components/ui/button-style";
import { Icon } from "@/components/ui/icon";
import { type ChartName, chartHref } from "@/lib/domain/chart/address";
import { PngButton } from "./png-button";

export interface ChartFilesProps {
  readonly code: string;
  readonly chart: ChartName;
  /** Address of the page as it stands. */
  readonly page: string;
  /** Which chart, for who cannot see where the links stand. */
  readonly title: string;
}

/** The chart as a picture to keep: SVG from the server, PNG drawn from it here. */
export function ChartFiles({ code, chart, page, title }: ChartFilesProps) {
  const t = useTranslations("chart");
  const href = chartHref(code, chart, page);
  return (
    <>
      <a
        href={href}
        download
        aria-label={t("svgTitle", { title })}
        className={buttonClass("quiet", "small", "no-print")}
      >
        <Icon name="download" />
        {t("svg")}
      </a>
      <span className="no-print">
        <PngButton
          href={href}
          fileName={`${chart}-${code}.png`}
          label={t("png")}
          title={t("pngTitle", { title })}
          failed={t("failed")}
        />
      </span>
    </>
  );
}
