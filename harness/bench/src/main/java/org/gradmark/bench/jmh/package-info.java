/** The benchmarks that JMH runs in virtual machines of their own, and how it is asked to. */
package org.gradmark.bench.jmh;
