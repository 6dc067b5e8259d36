/** A figure as a PNG picture at twice its size, drawn from the SVG that is on the page. */

/** Copies the looks that the style sheet gives into the picture: an image on its own knows no style sheet. */
function standalone(svg: SVGSVGElement): string {
  const copy = svg.cloneNode(true);
  if (!(copy instanceof SVGSVGElement)) return "";
  const from = [svg, ...svg.querySelectorAll("*")];
  const into = [copy, ...copy.querySelectorAll("*")];
  const names = [
    "fill",
    "stroke",
    "stroke-width",
    "stroke-dasharray",
    "stroke-linejoin",
    "paint-order",
    "font-family",
    "font-size",
    "font-weight",
    "text-anchor",
    "opacity",
  ];
  from.forEach((element, index) => {
    const style = getComputedStyle(element);
    for (const name of names) {
      const value = style.getPropertyValue(name);
      if (value !== "" && value !== "none" && !value.startsWith("url(")) into[index]?.setAttribute(name, value);
      else if (value === "none") into[index]?.setAttribute(name, "none");
    }
  });
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  return new XMLSerializer().serializeToString(copy);
}

/** Lines of a text set in a width, broken between words or, where there are none, between characters. */
function linesOf(pen: CanvasRenderingContext2D, text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const piece of text.match(/[\u2e80-\uffef]|[^\s\u2e80-\uffef]+\s*|\s+/g) ?? []) {
    if (line !== "" && pen.measureText(line + piece).width > width) {
      lines.push(line.trimEnd());
      line = "";
    }
    line += piece;
  }
  return line === "" ? lines : [...lines, line];
}

/** Saves a drawing at twice its size; `head` stands above it, `foot` (source, caveats, citation) beneath. */
export function savePicture(drawing: SVGSVGElement, name: string, head: string, foot: readonly string[]): void {
  const { width, height } = drawing.viewBox.baseVal;
  const image = new Image();
  image.onload = () => {
    const canvas = document.createElement("canvas");
    const pen = canvas.getContext("2d");
    if (pen === null) return;
    const looks = getComputedStyle(document.body);
    const sans = getComputedStyle(drawing.querySelector("text") ?? document.body).fontFamily;
    const edge = 16;
    const small = `12px ${sans}`;
    const large = `700 16px ${sans}`;
    pen.font = large;
    const heads = head === "" ? [] : linesOf(pen, head, width);
    pen.font = small;
    const feet = foot.flatMap((text) => linesOf(pen, text, width));
    const top = edge + heads.length * 24;
    canvas.width = (width + 2 * edge) * 2;
    canvas.height = (top + height + feet.length * 18 + 2 * edge) * 2;
    pen.scale(2, 2);
    pen.fillStyle = looks.backgroundColor;
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.fillStyle = looks.color;
    pen.font = large;
    heads.forEach((line, index) => {
      pen.fillText(line, edge, edge + 16 + index * 24);
    });
    pen.drawImage(image, edge, top, width, height);
    pen.font = small;
    feet.forEach((line, index) => {
      pen.fillText(line, edge, top + height + edge + 8 + index * 18);
    });
    const link = document.createElement("a");
    link.download = `${name}.png`;
    link.href = canvas.toDataURL("image/png");
    link.click();
  };
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(standalone(drawing))}`;
}

/** The drawing of a figure that is laid out for the width at hand. */
export const shownDrawing = (figure: Element): SVGSVGElement | undefined =>
  [...figure.querySelectorAll<SVGSVGElement>("svg.drawing")].find((svg) => svg.getBoundingClientRect().width > 0);
