/** The claims as TestNG tests, for whoever wants them in a build's own test run, with Allure. */
package org.gradmark.testng;
