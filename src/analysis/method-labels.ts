/** What the members of a forecast are called in print, in the language of a locale. */
import { isChinese } from "../measure/index.js";

const labels: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  "pooled-growth": ["参照类收缩增长", "growth shrunk to a reference class"],
  naive: ["末值", "last value"],
  ses: ["简单指数平滑", "simple exponential smoothing"],
  drift: ["漂移", "drift"],
  "median-drift": ["中位漂移", "median drift"],
  holt: ["霍尔特平滑", "Holt"],
  damped: ["阻尼趋势", "damped trend"],
  theta: ["Theta", "Theta"],
  "optimised-theta": ["优化Theta", "optimised Theta"],
  "log-theta": ["对数Theta", "Theta on logarithms"],
  logistic: ["逻辑斯蒂曲线", "logistic curve"],
  gompertz: ["冈珀茨曲线", "Gompertz curve"],
  bass: ["巴斯扩散", "Bass diffusion"],
  "reference-growth": ["参照类增速消退", "growth fading as in a reference class"],
};

/** Members named beyond this number are "others". */
const MOST = 2;

/** The largest members with their shares in percent: "growth shrunk to a reference class 60 %, Holt 25 % and others". */
export function methodLabel(members: readonly { readonly method: string; readonly share: number }[], locale: string): string {
  const chinese = isChinese(locale);
  const named = (method: string): string => labels[method]?.[chinese ? 0 : 1] ?? method;
  const [only] = members;
  if (members.length === 1 && only !== undefined) return named(only.method);
  const shown = members.slice(0, MOST).map(({ method, share }) => `${named(method)}${chinese ? "" : " "}${Math.round(share * 100)}%`);
  const rest = members.length > MOST ? (chinese ? "等组合" : " and others, combined") : chinese ? "组合" : ", combined";
  return shown.join(chinese ? "、" : ", ") + rest;
}
