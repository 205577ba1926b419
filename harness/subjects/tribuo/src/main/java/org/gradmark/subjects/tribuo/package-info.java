/**
 * Tribuo's gradient optimisers as subjects. The library is plain Java and runs in the harness's own
 * process. The bridge drives it through its public API and repairs nothing.
 */
package org.gradmark.subjects.tribuo;
