/**
 * Where articles come from: the sources, how they fare, what hubs tell of them, and articles that
 * are added by hand or by the hundred.
 *
 * <ul>
 *   <li>{@link Sources} changes sources, as {@link SourceForm}, {@link SourceDraft} and the API
 *       write them; {@link SourceFilter} finds them; {@link SourceHistory} tells what was changed.
 *   <li>{@link SourceHealth} says how they fare, with {@link HealthTail} what happened lately.
 *   <li>{@link CheckDesk} looks at an address before it is a source, by {@link SourceChecks};
 *       {@link Documents} reads pages and files. {@code app} gives both.
 *   <li>{@link Intake} takes what is added, as {@link ArticleForm} has it. {@link LargeBodies} says
 *       how large that may be.
 *   <li>{@link HubCalls} answers hubs.
 * </ul>
 *
 * <p>It may know {@code stream}, {@code show}, {@code access} and {@code answer}.
 */
@NullMarked
package org.vigie.web.source;

import org.jspecify.annotations.NullMarked;
